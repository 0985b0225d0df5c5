package usher.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Small shows beside the one that is measured, which only make the server's code warm: one show is told of twelve
/// changes a second at most, and what the compiler has not seen ten thousand times it leaves half done.
final class SideShows {
    static final SideShows NONE = new SideShows();

    private static final int SHOWS = 48;
    private static final int PHONES = 2;
    private static final int LETTERS = 600;

    private final List<Console> hosts = new ArrayList<>();
    private final List<Phone> phones = new ArrayList<>();
    private int change;

    private SideShows() {}

    /// They are there until they close.
    static SideShows on(Stage stage) throws IOException, InterruptedException {
        SideShows shows = new SideShows();
        for (int show = 0; show < SHOWS; show++) {
            String code = stage.openShow();
            shows.hosts.add(stage.host(code));
            for (String token : stage.guests(code, PHONES)) {
                String hello = stage.hello(code, "phone", token);
                shows.phones.add(new Phone(stage.way(), stage.dialect(), 0, hello, (phone, text) -> {}, 0));
            }
        }
        return shows;
    }

    /// The host of each edits the card on air and does not wait.
    void change() {
        change++;
        hosts.forEach(host -> host.say(Stage.edited(Crowd.CHANGE + change + " " + "x".repeat(LETTERS))));
    }

    void close() {
        hosts.forEach(Console::hangUp);
        phones.forEach(Phone::hangUp);
    }
}
