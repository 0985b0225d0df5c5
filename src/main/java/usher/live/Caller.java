package usher.live;

import usher.core.By;

/// One socket that has said hello: which show, who looks, and where its frames go.
final class Caller {
    private final String code;
    private final Audience audience;
    private final int ticket;
    private final String lang;
    private final Outbox outbox;
    private String own = "";

    Caller(String code, Audience audience, int ticket, String lang, Outbox outbox) {
        this.code = code;
        this.audience = audience;
        this.ticket = ticket;
        this.lang = lang;
        this.outbox = outbox;
    }

    String code() {
        return code;
    }

    Audience audience() {
        return audience;
    }

    int ticket() {
        return ticket;
    }

    String lang() {
        return lang;
    }

    Outbox outbox() {
        return outbox;
    }

    By by() {
        return audience == Audience.HOST ? By.HOST : By.guest(ticket);
    }

    /// Keeps how the own part reads now, under the room's lock; says whether it read otherwise before.
    boolean renews(String newest) {
        boolean isNew = !newest.equals(own);
        own = newest;
        return isNew;
    }
}
