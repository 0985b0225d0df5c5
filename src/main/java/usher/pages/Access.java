package usher.pages;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Cookies in and out: who a request comes from.
public final class Access {
    private static final int GUEST_COOKIE_SECONDS = 30 * 24 * 3600;
    private static final int HOST_COOKIE_SECONDS = 30 * 24 * 3600;
    private static final String HOST_COOKIE = "usher_host";

    private final Keys keys;

    /// Tokens and sessions as the directory of people keeps them.
    public interface Keys {
        String issue(String code, int ticket);

        OptionalInt guest(String code, String token);

        /// A new session for the right key, else null.
        @Nullable
        String admit(String key);

        boolean isHost(String session);

        /// A new session in place of one that has grown old, else null.
        @Nullable
        String renewed(String session);

        /// Ends all of the host's sessions and makes a new link; says the first session of it.
        String reset();
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

    /// Lets a host in by the key of the link; says whether the key was right.
    boolean admit(Context context, String key) {
        String session = keys.admit(key);
        if (session == null) {
            return false;
        }
        context.cookie(cookie(HOST_COOKIE, session, HOST_COOKIE_SECONDS));
        return true;
    }

    boolean isHost(Context context) {
        String session = context.cookie(HOST_COOKIE);
        if (session == null || !keys.isHost(session)) {
            return false;
        }
        String renewed = keys.renewed(session);
        if (renewed != null) {
            context.cookie(cookie(HOST_COOKIE, renewed, HOST_COOKIE_SECONDS));
        }
        return true;
    }

    /// Everybody who came by the host's link is out; this browser is in by the new one.
    void reset(Context context) {
        context.cookie(cookie(HOST_COOKIE, keys.reset(), HOST_COOKIE_SECONDS));
    }

    void needHost(Context context) {
        if (!isHost(context)) {
            throw new UnauthorizedResponse("host");
        }
    }

    private static String guestCookie(String code) {
        return "usher_" + code;
    }

    private static Cookie cookie(String name, String value, int seconds) {
        return new Cookie(name, value, "/", seconds, false, true, null, SameSite.LAX);
    }
}
