package usher.simulation;

import java.util.List;
import usher.core.Entry;
import usher.core.Kind;
import usher.engine.Duty;

/// Where a test plants what the simulation must find; the usual one plants nothing.
interface Faults {
    Faults NONE = new Faults() {};

    /// The kinds as they shall be, in a server and in whoever checks it.
    default List<Kind<?, ?, ?, ?>> kinds(List<Kind<?, ?, ?, ?>> sound, World world) {
        return sound;
    }

    /// What befalls the hall; a fault of one kind of cluster is looked for there.
    default Weather weather(Weather drawn) {
        return drawn;
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

    /// Whether Redis says that a replica has something only when it does.
    default boolean waitsForTheReplica() {
        return true;
    }

    /// What a node finds where it looks whether its newest item is still there.
    default List<PaperKeys.Item> found(Venue node, long afterMs, long afterNumber, List<PaperKeys.Item> items) {
        return items;
    }

    /// Items on their way to a node.
    default void delivers(Venue node, List<PaperKeys.Item> items) {}

    /// Whether an item that a node has sent comes to Redis.
    default boolean takes(byte[] item) {
        return true;
    }

    /// Whether what a node says of its state comes to Redis.
    default boolean hears(byte[] word) {
        return true;
    }

    /// Whether a node hears that the stream's beginning was cut off.
    default boolean knowsOfTheCut() {
        return true;
    }

    /// Done once, when the show has begun.
    default void begin(Hall hall) {}

    /// Whether a node may show what is wrong, for the present.
    default boolean excuses(Venue node) {
        return false;
    }

    /// Whose work it is, as a node believes.
    default Duty duty(Duty sound) {
        return sound;
    }

    /// What becomes of a frame on its way out of the server.
    default List<String> sent(Wire wire, String frame) {
        return List.of(frame);
    }
}
