package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import usher.core.By;
import usher.core.Command;
import usher.core.Prize;
import usher.core.Refused;
import usher.core.Show;
import usher.engine.Answer;
import usher.engine.ShowLoop;
import usher.people.Directory;
import usher.people.PrizeCode;

/// The codes that prizes bring: the host pastes them, the winner's phone alone is told its own; and the winner's own
/// QR.
public final class PrizePages {
    static final int CODE_LENGTH_MAX = 200;

    private final Site site;
    private final Access access;
    private final JoinPages.Directories directories;
    private final PrizeDesk desk;

    public PrizePages(Site site, Access access, JoinPages.Directories directories, PrizeDesk desk) {
        this.site = site;
        this.access = access;
        this.directories = directories;
        this.desk = desk;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/host/{code}/prizes/{prize}/codes", this::codes);
        config.routes.post("/host/{code}/prizes/{prize}/codes", this::paste);
        config.routes.post("/host/{code}/eligible", this::eligible);
        config.routes.get("/j/{code}/prize/{draw}", this::own);
        config.routes.get("/j/{code}/claim/{draw}.svg", this::qr);
    }

    /// Who may win by the plan in the form, before anything is locked.
    private void eligible(Context context) {
        access.needHost(context);
        Show show = site.show(context).moment().show();
        PrizeDesk.Eligible now =
                desk.eligible(show, context.body()).orElseThrow(() -> new BadRequestResponse("bad-input"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("pool", now.pool());
        answer.put("quantity", now.quantity());
        answer.put("rule", now.rule());
        answer.put("problem", now.problem() == null ? "" : sentence(context, now.problem()));
        answer.put("tables", counts(now.tables()));
        answer.put("tags", counts(now.tags()));
        context.json(answer);
    }

    private String sentence(Context context, Refused why) {
        return site.page(context).say("refused." + why.code(), why.args().toArray());
    }

    private static List<Map<String, Object>> counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> Map.<String, Object>of("name", entry.getKey(), "count", entry.getValue()))
                .toList();
    }

    private void codes(Context context) {
        access.needHost(context);
        Show show = site.show(context).moment().show();
        List<PrizeCode> codes =
                directories.of(show.code()).prizeCodes(prize(context, show).id());
        context.json(Map.of(
                "codes",
                        codes.stream()
                                .filter(PrizeCode::isFree)
                                .map(PrizeCode::code)
                                .toList(),
                "given", codes.stream().filter(code -> !code.isFree()).count()));
    }

    /// One code a line. What a winner has already stays theirs, so the list is what the others will get.
    private void paste(Context context) throws Exception {
        access.needHost(context);
        ShowLoop loop = site.show(context);
        Show show = loop.moment().show();
        Prize prize = prize(context, show);
        if (show.rehearsal()) {
            site.refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, "codes-rehearsal");
            return;
        }
        List<String> lines = context.body()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > Prize.QUANTITY_MAX) {
            site.refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, "too-many", Prize.QUANTITY_MAX);
        } else if (lines.stream().anyMatch(line -> line.length() > CODE_LENGTH_MAX)) {
            site.refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, "text-too-long", CODE_LENGTH_MAX);
        } else {
            keep(context, loop, prize, lines);
        }
    }

    private void keep(Context context, ShowLoop loop, Prize prize, List<String> lines) throws Exception {
        int count = directories.of(loop.code()).putPrizeCodes(prize.id(), lines);
        switch (Orders.give(loop, By.SERVER, new Command.CountCodes(prize.id(), count))) {
            case Answer.Done done ->
                context.json(Map.of(
                        "count",
                        count,
                        "doubled",
                        lines.size() - lines.stream().distinct().count()));
            case Answer.No no ->
                site.refuse(
                        context,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        no.why().code(),
                        no.why().args().toArray());
        }
    }

    /// To the winner's own phone, once it has answered or the host has said that the winner is there: before, an
    /// absentee would carry away the code of who comes instead.
    private void own(Context context) {
        Show show = site.show(context).moment().show();
        PrizeDesk.Winner winner = winner(context, show);
        if (!winner.awarded()) {
            throw new ForbiddenResponse("prize-code-early");
        }
        Prize prize = show.prize(winner.prize());
        Directory directory = directories.of(show.code());
        Optional<String> code = prize == null || prize.codes() == 0
                ? Optional.empty()
                : directory.givePrizeCode(prize.id(), winner.draw(), winner.ticket());
        if (code.isEmpty()) {
            context.status(HttpStatus.NO_CONTENT);
        } else {
            context.json(Map.of("code", code.get()));
        }
    }

    private void qr(Context context) {
        Show show = site.show(context).moment().show();
        String url = ClaimPages.url(site, show.code(), winner(context, show).code());
        context.contentType("image/svg+xml").result(Qr.svg(url));
    }

    private PrizeDesk.Winner winner(Context context, Show show) {
        OptionalInt ticket = access.guest(context, show.code());
        if (ticket.isEmpty()) {
            throw new ForbiddenResponse("join-first");
        }
        return desk.winner(show, context.pathParam("draw"), ticket.getAsInt())
                .orElseThrow(() -> new NotFoundResponse("not-a-winner"));
    }

    private static Prize prize(Context context, Show show) {
        Prize prize = show.prize(context.pathParam("prize"));
        if (prize == null) {
            throw new NotFoundResponse("no-such-prize");
        }
        return prize;
    }
}
