package usher.simulation;

import java.util.List;
import usher.core.Entry;
import usher.core.Kind;

/// Where a test plants what the simulation must find; the usual one plants nothing.
interface Faults {
    Faults NONE = new Faults() {};

    /// The kinds as they shall be, in a server and in whoever checks it.
    default List<Kind<?, ?, ?, ?>> kinds(List<Kind<?, ?, ?, ?>> sound, World world) {
        return sound;
    }

    /// Whether a batch is on the disk when its senders are told.
    default boolean waitsForTheDisk() {
        return true;
    }

    /// How many entries a crash takes from the end of the disk.
    ///
    /// @param untold entries at the end of which nobody was told
    default int forgottenInACrash(int untold) {
        return 0;
    }

    /// An entry as it is read again after a crash.
    default Entry readAgain(Entry entry) {
        return entry;
    }

    /// What becomes of a frame on its way out of the server.
    default List<String> sent(Wire wire, String frame) {
        return List.of(frame);
    }
}
