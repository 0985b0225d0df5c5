package usher.rehearsal;

import java.net.URI;
import java.util.List;

/// What is rehearsed.
///
/// @param urls    addresses of the server's nodes; the phones are spread over them
/// @param hostKey opens the host's door; unused where robots are guests only
/// @param code    a show that is there already; empty: the robots make one
/// @param phones  how many robots are guests
/// @param seed    of every choice that a robot makes
/// @param directs whether a robot plays the host too
/// @param keep    whether the show stays when all is over
/// @param callers whom the robots say they are at the door; invented names where the list is empty
public record Plan(
        List<URI> urls,
        String hostKey,
        String code,
        int phones,
        long seed,
        boolean directs,
        boolean keep,
        List<Caller> callers) {
    public static final int PHONES_MAX = 100_000;

    /// Somebody of the show's roster.
    ///
    /// @param digits the last four of the number
    public record Caller(String name, String digits) {}

    public Plan {
        urls = List.copyOf(urls);
        callers = List.copyOf(callers);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("a rehearsal needs an address");
        }
        if (!callers.isEmpty() && callers.size() < phones) {
            throw new IllegalArgumentException("fewer callers than phones");
        }
        if (phones < 1 || phones > PHONES_MAX) {
            throw new IllegalArgumentException("phones: 1 to " + PHONES_MAX);
        }
    }

    /// A whole evening of its own, with robots at the console and on the phones.
    public static Plan evening(List<URI> urls, String hostKey, int phones, long seed, boolean keep) {
        return new Plan(urls, hostKey, "", phones, seed, true, keep, List.of());
    }

    /// Guests for a show that a person directs; they stay until it ends.
    public static Plan guests(List<URI> urls, String code, int phones, long seed) {
        return new Plan(urls, "", code, phones, seed, false, true, List.of());
    }

    /// Guests for a show whose door asks for people of its roster.
    public static Plan callers(List<URI> urls, String code, List<Caller> callers, long seed) {
        return new Plan(urls, "", code, callers.size(), seed, false, true, callers);
    }
}
