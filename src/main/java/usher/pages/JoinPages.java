package usher.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.By;
import usher.core.Command;
import usher.core.Info;
import usher.core.Show;
import usher.core.Slot;
import usher.engine.Answer;
import usher.engine.ShowLoop;
import usher.people.Claim;
import usher.people.Directory;
import usher.people.Names;
import usher.people.PeopleException;
import usher.people.Person;
import usher.people.PhoneNumber;
import usher.texts.Texts;

/// The way in: code, name, inside. Works without script; the same person comes back as the same ticket.
public final class JoinPages {
    private static final int FORMS_MAX = 200_000;
    private static final int ONCE_MAX = 64;
    private static final Person NOBODY = new Person(0, "", null, null, null, List.of(), false, Map.of(), true);

    private static final Logger LOG = LoggerFactory.getLogger(JoinPages.class);

    private final Site site;
    private final Access access;
    private final Directories directories;
    private final Door door;
    private final Predicate<String> held;
    /// Who came of each form that was sent, for as long as somebody may send it again.
    private final Cache<String, Person> sent = Caffeine.newBuilder()
            .maximumSize(FORMS_MAX)
            .expireAfterWrite(Duration.ofMinutes(30))
            .build();

    /// The people of each show.
    @FunctionalInterface
    public interface Directories {
        Directory of(String code);
    }

    /// @param held whether a name waits for the host before the hall reads it
    public JoinPages(Site site, Access access, Directories directories, Door door, Predicate<String> held) {
        this.site = site;
        this.access = access;
        this.directories = directories;
        this.door = door;
        this.held = held;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/", this::start);
        config.routes.get("/j/{code}", this::show);
        config.routes.post("/j/{code}", this::join);
        config.routes.post("/host/{code}/door", this::open);
    }

    /// Asks for the code; with a code, or where there is only one show, goes on to it.
    private void start(Context context) {
        String typed = Optional.ofNullable(context.queryParam("code")).orElse("");
        Optional<String> code = typed.isBlank() ? only() : site.find(typed).map(ShowLoop::code);
        if (code.isPresent()) {
            context.redirect("/j/" + code.get(), HttpStatus.SEE_OTHER);
            return;
        }
        if (!typed.isBlank()) {
            mistyped(context);
        }
        Page page = site.page(context);
        String error = typed.isBlank() ? "" : page.say("refused.no-such-show");
        site.render(context, "code.jte", Map.of("page", page, "error", error, "code", Codes.tidy(typed)));
    }

    /// A wrong code: the hall's own address may have many, a guesser's runs out.
    private void mistyped(Context context) {
        if (!door.mayMistype(String.valueOf(context.ip()))) {
            throw new HttpResponseException(HttpStatus.TOO_MANY_REQUESTS.getCode(), "code-too-many");
        }
    }

    private ShowLoop find(Context context) {
        Optional<ShowLoop> loop = site.find(context.pathParam("code"));
        if (loop.isEmpty()) {
            mistyped(context);
        }
        return loop.orElseThrow(Site::noSuchShow);
    }

    /// The host lets another burst of strangers in.
    private void open(Context context) {
        access.needHost(context);
        door.open(site.show(context).code());
    }

    private void show(Context context) throws InterruptedException {
        ShowLoop loop = find(context);
        access.awaitAnswered(context, loop);
        Show show = loop.moment().show();
        OptionalInt ticket = access.guest(context, loop.code());
        if (ticket.isPresent() && show.house().isPresent(ticket.getAsInt())) {
            inside(context, show, ticket.getAsInt());
        } else {
            form(context, show, "", "", false);
        }
    }

    /// While the people or the journal cannot be reached, the page says so and sends itself again.
    private void join(Context context) throws Exception {
        try {
            joinNow(context);
        } catch (PeopleException failed) {
            if (!failed.isPassing()) {
                throw failed;
            }
            LOG.info("somebody waits to come in: {}", failed.getMessage());
            again(context);
        }
    }

    private void joinNow(Context context) throws Exception {
        ShowLoop loop = find(context);
        Show show = loop.moment().show();
        String name = sent(context, "name");
        String digits = sent(context, "digits");
        String once = Optional.ofNullable(context.formParam("once"))
                .filter(text -> text.length() <= ONCE_MAX)
                .orElse("");
        if (show.ended()) {
            form(context, show, name, "show-closed", false);
            return;
        }
        if (!show.info().roster() && Names.tidy(name).isEmpty()) {
            form(context, show, "", "claim-name-missing", false);
            return;
        }
        if (isStranger(show, once) && !door.admits(show.code(), show.info().target())) {
            form(context, show, name, "door-closed", false);
            return;
        }
        Directory directory = directories.of(loop.code());
        switch (claim(show, directory, name, digits, once)) {
            case Claim.Found found -> enter(context, loop, found, name, once);
            case Claim.NeedsFullNumber full -> form(context, show, name, "claim-full-number", true);
            case Claim.Ambiguous ambiguous -> form(context, show, name, "claim-ambiguous", true);
            case Claim.Unknown unknown -> form(context, show, name, "claim-unknown", false);
            case Claim.TooManyTries tries -> form(context, show, name, "claim-too-many", false);
        }
    }

    private Claim claim(Show show, Directory directory, String name, String digits, String once) {
        Person before = once.isEmpty() ? null : sent.getIfPresent(show.code() + "/" + once);
        if (before != null) {
            return new Claim.Found(before, true);
        }
        if (show.info().roster()) {
            return digits.strip().matches("[0-9]{4}")
                            || PhoneNumber.read(digits).isPresent()
                    ? directory.claimByName(name, digits)
                    : directory.claimByCode(digits);
        }
        if (show.house().presentCount() >= show.info().seatsMax()) {
            return new Claim.Found(NOBODY, true);
        }
        return new Claim.Found(
                once.isEmpty() ? directory.walkIn(name) : sameOnce(show.code(), directory, once, name), true);
    }

    /// A form that was sent twice, by a double tap or a reload, makes one person.
    private Person sameOnce(String code, Directory directory, String once, String name) {
        return sent.get(code + "/" + once, key -> directory.walkIn(name, once));
    }

    /// Somebody new of whom nobody knows anything; robots of a rehearsal are known well enough.
    private boolean isStranger(Show show, String once) {
        return !show.info().roster()
                && !show.rehearsal()
                && (once.isEmpty() || sent.getIfPresent(show.code() + "/" + once) == null);
    }

    /// Brings a person in: the door opens when the journal has it.
    private void enter(Context context, ShowLoop loop, Claim.Found found, String name, String once) throws Exception {
        Show show = loop.moment().show();
        Directory directory = directories.of(loop.code());
        Person person = found.person();
        if (person.ticket() == 0) {
            form(context, show, name, "show-full", false);
            return;
        }
        boolean isAgain = isSentAgain(loop.code() + "/" + once, person);
        boolean isFirst = directory.markClaimed(person.ticket());
        if (!isFirst && !found.proven() && !isAgain) {
            sent.invalidate(loop.code() + "/" + once);
            form(context, show, name, "claim-full-number", true);
            return;
        }
        if (mustWait(show, person)) {
            Orders.give(loop, By.SERVER, new Command.Veil(person.ticket(), true));
        }
        switch (Orders.give(loop, By.SERVER, new Command.Arrive(person.ticket(), person.walkIn()))) {
            case Answer.Done done -> {
                access.remember(context, loop.code(), person.ticket());
                access.answered(context, loop.code(), done.seq());
                context.redirect("/j/" + loop.code(), HttpStatus.SEE_OTHER);
            }
            case Answer.No no -> {
                if (isFirst) {
                    directory.release(person.ticket());
                }
                if (!person.walkIn()) {
                    sent.invalidate(loop.code() + "/" + once);
                }
                if (no.why().code().equals("again")) {
                    again(context);
                } else {
                    form(context, show, name, no.why().code(), false, no.why().args());
                }
            }
        }
    }

    private void again(Context context) {
        Page page = site.page(context);
        Show show = find(context).moment().show();
        JoinForm form = new JoinForm(
                show.code(),
                show.info().title(),
                site.where(show),
                show.info().roster(),
                false,
                show.rehearsal(),
                sent(context, "name"),
                sent(context, "digits"),
                sent(context, "once"),
                true,
                page.say("join.again"));
        context.status(HttpStatus.SERVICE_UNAVAILABLE);
        site.render(context, "join.jte", Map.of("page", page, "form", form));
    }

    private static String sent(Context context, String field) {
        return Optional.ofNullable(context.formParam(field)).orElse("");
    }

    /// Whoever calls themselves something that the word list holds comes in all the same, as "guest 37".
    private boolean mustWait(Show show, Person person) {
        return person.walkIn()
                && show.moderates()
                && !show.house().isPresent(person.ticket())
                && held.test(person.name());
    }

    /// Whether this form has brought this very person before; from now on it has.
    private boolean isSentAgain(String sending, Person person) {
        Person before = sending.endsWith("/") ? null : sent.asMap().putIfAbsent(sending, person);
        return before != null && before.ticket() == person.ticket();
    }

    private void inside(Context context, Show show, int ticket) {
        Page page = site.page(context);
        Slot slot = show.slot(show.onAir());
        String name = directories.of(show.code()).find(ticket).map(Person::name).orElse("");
        String boot = Boot.of(site, show.code(), page.lang())
                .frame(site.firstBytes().frame(show.code(), "phone"))
                .own(site.firstBytes().own(show.code(), ticket))
                .json();
        PhonePage phone = new PhonePage(
                show.code(),
                show.info().title(),
                name,
                ticket,
                show.house().tableOf(ticket),
                slot == null ? "" : slot.kind(),
                now(page, show, slot),
                show.rehearsal(),
                boot);
        site.render(context, "phone.jte", Map.of("page", page, "phone", phone));
    }

    private static String now(Page page, Show show, @Nullable Slot slot) {
        if (show.ended()) {
            return page.say("phone.ended");
        }
        return slot == null ? page.say("phone.soon") : slot.title();
    }

    private void form(Context context, Show show, String name, String error, boolean wholeNumber) {
        form(context, show, name, error, wholeNumber, List.of(show.info().seatsMax()));
    }

    private void form(Context context, Show show, String name, String error, boolean wholeNumber, List<Object> args) {
        Page page = site.page(context);
        Info info = show.info();
        String sentence = show.ended() && error.isEmpty() ? "show-closed" : error;
        JoinForm form = new JoinForm(
                show.code(),
                info.title(),
                site.where(show),
                info.roster(),
                wholeNumber,
                show.rehearsal(),
                name,
                "",
                UUID.randomUUID().toString(),
                false,
                sentence.isEmpty() ? "" : Texts.of(page.lang()).say("refused." + sentence, args));
        context.status(error.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        site.render(context, "join.jte", Map.of("page", page, "form", form));
    }

    private Optional<String> only() {
        List<String> open = site.engine().codes().stream()
                .filter(code -> site.engine()
                        .show(code)
                        .map(loop -> !loop.moment().show().ended()
                                && !loop.moment().show().rehearsal())
                        .orElse(false))
                .toList();
        return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
    }
}
