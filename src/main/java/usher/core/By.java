package usher.core;

/// Who sent a command: one guest by ticket, the host, the crew, or the server itself.
public record By(Role role, int ticket) {
    public static final By HOST = new By(Role.HOST, 0);
    public static final By CREW = new By(Role.CREW, 0);
    public static final By SERVER = new By(Role.SERVER, 0);

    /// The four that may ask something of a show.
    public enum Role {
        GUEST,
        HOST,
        CREW,
        SERVER
    }

    public static By guest(int ticket) {
        return new By(Role.GUEST, ticket);
    }

    public boolean isGuest() {
        return role == Role.GUEST;
    }

    /// The host or the server, which acts for the host.
    public boolean mayDirect() {
        return role == Role.HOST || role == Role.SERVER;
    }

    /// The short form that the journal keeps: `g37`, `host`, `crew`, `server`.
    public String text() {
        return switch (role) {
            case GUEST -> "g" + ticket;
            case HOST -> "host";
            case CREW -> "crew";
            case SERVER -> "server";
        };
    }

    public static By of(String text) {
        return switch (text) {
            case "host" -> HOST;
            case "crew" -> CREW;
            case "server" -> SERVER;
            default -> guest(Integer.parseInt(text.substring(1)));
        };
    }
}
