package usher.live;

import usher.core.By;

/// One socket that has said hello: which show, who looks, and where its frames go.
record Caller(String code, Audience audience, int ticket, String lang, Outbox outbox) {
    By by() {
        return audience == Audience.HOST ? By.HOST : By.guest(ticket);
    }
}
