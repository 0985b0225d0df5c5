package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import usher.engine.ShowLoop;

/// One person's ticket as a code: on a name card, which says who it is and opens nothing; and as the desk's pass, by
/// which a phone takes it.
public final class TicketPages {
    private static final Pattern TICKET = Pattern.compile("[0-9]{1,7}");

    private final Site site;
    private final Access access;
    private final JoinPages.Directories directories;

    public TicketPages(Site site, Access access, JoinPages.Directories directories) {
        this.site = site;
        this.access = access;
        this.directories = directories;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/t/{code}/{ticket}", this::scanned);
        config.routes.get("/desk/{code}/pass/{ticket}", this::pass);
        config.routes.get("/j/{code}/pass/{pass}", this::passed);
    }

    /// What the codes of all of a show's name cards begin with.
    static String url(Site site, String code) {
        return site.publicUrl() + "/t/" + code + "/";
    }

    /// What stands in the QR of a name card: the crew's camera comes to the desk with it, a guest's to the door.
    static String url(Site site, String code, int ticket) {
        return url(site, code) + ticket;
    }

    private void scanned(Context context) {
        String code = site.show(context).code();
        int ticket = ticket(context.pathParam("ticket"));
        context.redirect(
                access.isCrew(context) ? "/desk/" + code + "?t=" + ticket : "/j/" + code, HttpStatus.SEE_OTHER);
    }

    /// A QR by which a phone takes the ticket of somebody who stands at the desk.
    private void pass(Context context) {
        access.needCrew(context);
        ShowLoop loop = site.show(context);
        int ticket = ticket(context.pathParam("ticket"));
        if (!loop.moment().show().house().isPresent(ticket)) {
            throw new NotFoundResponse("not-present");
        }
        String pass = access.pass(loop.code(), ticket);
        context.contentType("image/svg+xml").result(Qr.svg(site.joinUrl(loop.code()) + "/pass/" + pass));
    }

    private void passed(Context context) {
        String code = site.show(context).code();
        OptionalInt ticket = access.passed(code, context.pathParam("pass"));
        if (ticket.isPresent() && !directories.of(code).isErased(ticket.getAsInt())) {
            directories.of(code).markClaimed(ticket.getAsInt());
            access.remember(context, code, ticket.getAsInt());
        }
        context.redirect("/j/" + code, HttpStatus.SEE_OTHER);
    }

    private static int ticket(String text) {
        if (!TICKET.matcher(text).matches()) {
            throw new NotFoundResponse();
        }
        return Integer.parseInt(text);
    }
}
