package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.core.By;
import usher.core.Prize;
import usher.core.Show;
import usher.engine.Answer;
import usher.engine.ShowLoop;
import usher.media.Pictures;
import usher.people.Person;
import usher.texts.Texts;

/// The desk that hands prizes over: it reads the winner's code, typed or from a photo, says whose it is and whether it
/// was here before, and writes the hand-over once.
public final class ClaimPages {
    private static final int CODE_LENGTH_MAX = 8;

    private final Site site;
    private final Access access;
    private final JoinPages.Directories directories;
    private final PrizeDesk desk;
    private final Pictures pictures;

    /// One line of the desk's list.
    ///
    /// @param claimedAt when it was handed over, 0 before
    /// @param brings    the prize's own code once it is handed over, for winners without a phone; else empty
    record Line(
            String draw,
            int number,
            String prize,
            int ticket,
            String name,
            String code,
            boolean awarded,
            long claimedAt,
            String brings) {}

    public ClaimPages(Site site, Access access, JoinPages.Directories directories, PrizeDesk desk, Pictures pictures) {
        this.site = site;
        this.access = access;
        this.directories = directories;
        this.desk = desk;
        this.pictures = pictures;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/host/{code}/claims", this::page);
        config.routes.get("/host/{code}/claims.json", this::list);
        config.routes.get("/host/{code}/winners.csv", this::table);
        config.routes.post("/host/{code}/claims/photo", this::photo);
        config.routes.post("/host/{code}/claims/{draw}/{ticket}", this::handOver);
        config.routes.get("/claim/{code}/{claim}", this::scanned);
    }

    /// What stands in the winner's QR: a crew member's camera comes to the desk with it.
    static String url(Site site, String code, String claim) {
        return site.publicUrl() + "/claim/" + code + "/" + claim;
    }

    private void scanned(Context context) {
        Show show = site.show(context).moment().show();
        String claim = Codes.tidy(context.pathParam("claim"));
        if (!claim.matches("[A-Z0-9]{1," + CODE_LENGTH_MAX + "}")) {
            throw new NotFoundResponse("no-such-code");
        }
        if (access.isHost(context)) {
            context.redirect("/host/" + show.code() + "/claims?c=" + claim, HttpStatus.SEE_OTHER);
            return;
        }
        Page page = site.page(context);
        site.render(context, "problem.jte", Map.of("page", page, "text", page.say("claims.show-it")));
    }

    private void page(Context context) {
        if (!access.isHost(context)) {
            context.redirect("/host", HttpStatus.SEE_OTHER);
            return;
        }
        Show show = site.show(context).moment().show();
        Page page = site.page(context);
        String boot = Page.json(Map.of(
                "code", show.code(),
                "rehearsal", show.rehearsal(),
                "asked", Codes.tidy(Optional.ofNullable(context.queryParam("c")).orElse("")),
                "lines", lines(show)));
        site.render(
                context,
                "host/claims.jte",
                Map.of("page", page, "title", show.info().title(), "code", show.code(), "boot", boot));
    }

    private void list(Context context) {
        access.needHost(context);
        context.json(Map.of("lines", lines(site.show(context).moment().show())));
    }

    private void table(Context context) {
        access.needHost(context);
        Show show = site.show(context).moment().show();
        WinnersTable table = new WinnersTable(Texts.of(show.info().lang()), directories.of(show.code())::find);
        context.header("Content-Disposition", "attachment; filename=\"" + show.code() + "-winners.csv\"")
                .contentType("text/csv; charset=utf-8")
                .result(table.of(desk.winners(show)));
    }

    private List<Line> lines(Show show) {
        return desk.winners(show).stream()
                .map(winner -> new Line(
                        winner.draw(),
                        winner.number(),
                        winner.prizeName(),
                        winner.ticket(),
                        name(show.code(), winner.ticket()),
                        winner.code(),
                        winner.awarded(),
                        winner.claimedMs(),
                        brings(show, winner)))
                .toList();
    }

    private String brings(Show show, PrizeDesk.Winner winner) {
        Prize prize = show.prize(winner.prize());
        return prize == null || prize.codes() == 0 || winner.claimedMs() == 0
                ? ""
                : directories
                        .of(show.code())
                        .givePrizeCode(prize.id(), winner.draw(), winner.ticket())
                        .orElse("");
    }

    private String name(String code, int ticket) {
        return directories.of(code).find(ticket).map(Person::name).orElse("");
    }

    /// What the code in the photo says; the desk looks for its last part.
    private void photo(Context context) throws IOException {
        access.needHost(context);
        site.show(context);
        try (InputStream body = context.bodyInputStream()) {
            Optional<String> text = pictures.look(body, Pictures.UPLOAD_BYTES_MAX, Qr::read);
            if (text.isEmpty()) {
                site.refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, "qr-unreadable");
            } else {
                context.json(Map.of("read", text.get()));
            }
        }
    }

    private void handOver(Context context) throws Exception {
        access.needHost(context);
        ShowLoop loop = site.show(context);
        String ticket = context.pathParam("ticket");
        Optional<PrizeDesk.Winner> winner = ticket.matches("[0-9]{1,9}")
                ? desk.winner(loop.moment().show(), context.pathParam("draw"), Integer.parseInt(ticket))
                : Optional.empty();
        if (winner.isEmpty()) {
            site.refuse(context, HttpStatus.NOT_FOUND, "not-a-winner", ticket);
            return;
        }
        switch (Orders.give(loop, By.HOST, winner.get().handOver())) {
            case Answer.Done done -> list(context);
            case Answer.No no ->
                site.refuse(
                        context,
                        HttpStatus.CONFLICT,
                        no.why().code(),
                        no.why().args().toArray());
        }
    }
}
