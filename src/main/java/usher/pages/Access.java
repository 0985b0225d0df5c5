package usher.pages;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import usher.engine.ShowLoop;
import usher.people.Role;

/// Cookies in and out: who a request comes from.
public final class Access {
    private static final int GUEST_COOKIE_SECONDS = 30 * 24 * 3600;
    private static final int HOST_COOKIE_SECONDS = 30 * 24 * 3600;
    private static final String HOST_COOKIE = "usher_host";
    private static final String CREW_COOKIE = "usher_crew";
    private static final String ANSWERED_COOKIE = "usher_answered_";
    private static final int ANSWERED_COOKIE_SECONDS = 30;
    private static final long CATCH_UP_NANOS_MAX = TimeUnit.SECONDS.toNanos(5);
    private static final long CATCH_UP_STEP_MS = 10;

    private final Keys keys;

    /// Tokens and sessions as the directory of people keeps them.
    public interface Keys {
        String issue(String code, int ticket);

        OptionalInt guest(String code, String token);

        /// What a phone takes a ticket by, for ten minutes.
        String pass(String code, int ticket);

        OptionalInt passed(String code, String pass);

        /// What stands in a role's secret link.
        String key(Role role);

        /// A new session for the role's right key, else null.
        @Nullable
        String admit(Role role, String key);

        boolean is(Role role, String session);

        /// A new session in place of one that has grown old, else null.
        @Nullable
        String renewed(String session);

        /// Ends all of a role's sessions and makes a new link; says the first session of it.
        String reset(Role role);
    }

    public Access(Keys keys) {
        this.keys = keys;
    }

    OptionalInt guest(Context context, String code) {
        String token = context.cookie(guestCookie(code));
        return token == null ? OptionalInt.empty() : keys.guest(code, token);
    }

    String remember(Context context, String code, int ticket) {
        String token = keys.issue(code, ticket);
        context.cookie(cookie(guestCookie(code), token, GUEST_COOKIE_SECONDS));
        return token;
    }

    /// Notes up to where the journal says what this browser was answered: its next page may come from another node,
    /// a moment behind.
    void answered(Context context, String code, long seq) {
        context.cookie(cookie(ANSWERED_COOKIE + code, String.valueOf(seq), ANSWERED_COOKIE_SECONDS));
    }

    /// Waits until a show has read as far, though not for long: the journal may have gone back.
    void awaitAnswered(Context context, ShowLoop loop) throws InterruptedException {
        long seq = answered(context, loop.code());
        long endNanos = System.nanoTime() + CATCH_UP_NANOS_MAX;
        while (loop.moment().position().seq() < seq && System.nanoTime() < endNanos) {
            Thread.sleep(CATCH_UP_STEP_MS);
        }
    }

    String pass(String code, int ticket) {
        return keys.pass(code, ticket);
    }

    OptionalInt passed(String code, String pass) {
        return keys.passed(code, pass);
    }

    /// What stands in a role's secret link.
    String key(Role role) {
        return keys.key(role);
    }

    /// Lets somebody in by the key of a role's link; says whether the key was right.
    boolean admit(Context context, Role role, String key) {
        String session = keys.admit(role, key);
        if (session == null) {
            return false;
        }
        context.cookie(cookie(cookieOf(role), session, HOST_COOKIE_SECONDS));
        return true;
    }

    boolean isHost(Context context) {
        return is(context, Role.HOST);
    }

    /// Whether somebody may do what the crew does: the host may, too.
    boolean isCrew(Context context) {
        return isHost(context) || is(context, Role.CREW);
    }

    /// Everybody who came by the host's link is out; this browser is in by the new one.
    void reset(Context context) {
        context.cookie(cookie(HOST_COOKIE, keys.reset(Role.HOST), HOST_COOKIE_SECONDS));
    }

    /// All of the crew are out and need the new link.
    void resetCrew() {
        keys.reset(Role.CREW);
    }

    void needHost(Context context) {
        if (!isHost(context)) {
            throw new UnauthorizedResponse("host");
        }
    }

    void needCrew(Context context) {
        if (!isCrew(context)) {
            throw new UnauthorizedResponse("crew-only");
        }
    }

    private boolean is(Context context, Role role) {
        String session = context.cookie(cookieOf(role));
        if (session == null || !keys.is(role, session)) {
            return false;
        }
        String renewed = keys.renewed(session);
        if (renewed != null) {
            context.cookie(cookie(cookieOf(role), renewed, HOST_COOKIE_SECONDS));
        }
        return true;
    }

    private static String cookieOf(Role role) {
        return switch (role) {
            case HOST -> HOST_COOKIE;
            case CREW -> CREW_COOKIE;
        };
    }

    private static long answered(Context context, String code) {
        try {
            return Long.parseLong(String.valueOf(context.cookie(ANSWERED_COOKIE + code)));
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static String guestCookie(String code) {
        return "usher_" + code;
    }

    private static Cookie cookie(String name, String value, int seconds) {
        return new Cookie(name, value, "/", seconds, false, true, null, SameSite.LAX);
    }
}
