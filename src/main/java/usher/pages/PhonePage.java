package usher.pages;

/// The first bytes of a guest's page; `kind` and `now` say what is on air, both empty before the first Take.
public record PhonePage(
        String code,
        String title,
        String name,
        int ticket,
        String table,
        String kind,
        String now,
        boolean rehearsal,
        String boot) {}
