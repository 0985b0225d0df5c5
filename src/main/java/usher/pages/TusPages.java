package usher.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.By;
import usher.core.Intake;
import usher.core.Slot;
import usher.engine.ShowLoop;
import usher.media.Inbox;
import usher.media.Parcel;
import usher.media.Refusal;

/// Uploads that survive a bad line, by the tus protocol 1.0.0 with creation, termination and expiration; and what
/// became of them.
///
/// The metadata of a creation are `slot`, the activity; `key`, the sender's own name for the upload, so that asking
/// twice begins once; and `purpose`, `piece` or `music`. Names of files are not read.
public final class TusPages {
    private static final Logger LOG = LoggerFactory.getLogger(TusPages.class);
    private static final String VERSION = "1.0.0";
    private static final String BODY_TYPE = "application/offset+octet-stream";
    private static final int UPLOADS_A_MINUTE = 12;
    private static final int RETRY_SECONDS = 5;
    private static final int METADATA_MAX = 1_000;
    private static final Intake MUSIC = new Intake(60L << 20, false, 0);

    private final Site site;
    private final Access access;
    private final Inbox inbox;
    private final Allowance allowance = new Allowance(UPLOADS_A_MINUTE);

    public TusPages(Site site, Access access, Inbox inbox) {
        this.site = site;
        this.access = access;
        this.inbox = inbox;
    }

    public void add(JavalinConfig config) {
        config.routes.options("/tus/{code}", this::options);
        config.routes.post("/tus/{code}", versioned(this::begin));
        config.routes.head("/tus/{code}/{id}", versioned(this::offset));
        config.routes.patch("/tus/{code}/{id}", versioned(this::receive));
        config.routes.delete("/tus/{code}/{id}", versioned(this::drop));
        config.routes.get("/tus/{code}/{id}/piece", this::piece);
    }

    private static Handler versioned(Handler handler) {
        return context -> {
            context.header("Tus-Resumable", VERSION);
            if (VERSION.equals(context.header("Tus-Resumable"))) {
                handler.handle(context);
            } else {
                context.header("Tus-Version", VERSION).status(HttpStatus.PRECONDITION_FAILED);
            }
        };
    }

    private void options(Context context) {
        context.header("Tus-Resumable", VERSION);
        context.header("Tus-Version", VERSION);
        context.header("Tus-Extension", "creation,termination,expiration");
        context.status(HttpStatus.NO_CONTENT);
    }

    private void begin(Context context) throws IOException {
        ShowLoop loop = site.show(context);
        Map<String, String> metadata = metadata(context);
        boolean music = metadata.getOrDefault("purpose", "").equals("music");
        By by = music ? host(context) : sender(context, loop.code());
        Inbox.Wish wish = wish(loop, by, metadata, number(context, "Upload-Length"));
        if (by.isGuest() && !inbox.knows(wish) && !allowance.take(wish.show() + "/" + wish.owner())) {
            refuse(context, Refusal.TOO_MANY, wish.intake());
            return;
        }
        switch (inbox.begin(wish)) {
            case Inbox.Begun begun -> {
                context.header(
                        "Location",
                        "/tus/" + loop.code() + "/" + begun.parcel().note().id());
                expires(context, begun.parcel());
                context.status(HttpStatus.CREATED);
            }
            case Inbox.Declined declined -> refuse(context, declined.reason(), wish.intake());
        }
    }

    private void offset(Context context) {
        Parcel parcel = parcel(context);
        if (parcel.state() instanceof Parcel.Refused) {
            context.status(HttpStatus.GONE);
            return;
        }
        context.header("Upload-Offset", String.valueOf(parcel.settle()));
        context.header("Upload-Length", String.valueOf(parcel.note().bytes()));
        expires(context, parcel);
        context.status(HttpStatus.OK);
    }

    private void receive(Context context) throws IOException {
        Parcel parcel = parcel(context);
        if (!BODY_TYPE.equals(context.contentType())) {
            context.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        boolean fits;
        try (InputStream body = context.bodyInputStream()) {
            fits = inbox.receive(parcel, number(context, "Upload-Offset"), body);
        } catch (IOException full) {
            LOG.error("no room for an upload of show {}", parcel.note().show(), full);
            refuse(context, Refusal.DISK_FULL, Intake.NOTHING);
            return;
        }
        if (parcel.state() instanceof Parcel.Refused refused) {
            refuse(context, refused.reason(), intake(parcel));
            return;
        }
        context.header("Upload-Offset", String.valueOf(parcel.offset()));
        expires(context, parcel);
        context.status(fits ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT);
    }

    private void drop(Context context) throws IOException {
        inbox.drop(parcel(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    /// What the upload turned out to be, once it is read.
    private void piece(Context context) {
        Parcel parcel = parcel(context);
        switch (parcel.state()) {
            case Parcel.Open open ->
                context.json(Map.of("state", parcel.isWhole() ? "reading" : "coming", "offset", parcel.offset()));
            case Parcel.Ready ready -> context.json(Map.of("state", "ready", "piece", ready.content()));
            case Parcel.Refused refused ->
                context.json(Map.of(
                        "state", "refused",
                        "code", refused.reason().code(),
                        "text", text(context, refused.reason(), intake(parcel))));
        }
    }

    // ── who and what ─────────────────────────────────────────────────────────────────────────

    private By host(Context context) {
        access.needHost(context);
        return By.HOST;
    }

    private By sender(Context context, String code) {
        OptionalInt ticket = access.guest(context, code);
        if (ticket.isPresent()) {
            return By.guest(ticket.getAsInt());
        }
        if (access.isHost(context)) {
            return By.HOST;
        }
        throw new ForbiddenResponse("join-first");
    }

    /// The upload of the path, which only its sender sees.
    private Parcel parcel(Context context) {
        String code = site.show(context).code();
        String id = context.pathParam("id");
        OptionalInt ticket = access.guest(context, code);
        Optional<Parcel> found = ticket.isPresent()
                ? inbox.find(code, By.guest(ticket.getAsInt()).text(), id)
                : Optional.empty();
        if (found.isEmpty() && access.isHost(context)) {
            found = inbox.find(code, By.HOST.text(), id);
        }
        return found.orElseThrow(() -> new NotFoundResponse("no-such-upload"));
    }

    private static Inbox.Wish wish(ShowLoop loop, By by, Map<String, String> metadata, long bytes) {
        boolean music = metadata.getOrDefault("purpose", "").equals("music");
        String slotId = metadata.getOrDefault("slot", "");
        Slot slot = loop.moment().show().slot(slotId);
        Intake intake =
                music ? MUSIC : slot == null ? Intake.NOTHING : slot.plan().intake();
        return new Inbox.Wish(
                loop.code(),
                by.text(),
                slot == null ? "" : slot.id(),
                music ? Parcel.Use.MUSIC : Parcel.Use.PIECE,
                metadata.getOrDefault("key", UUID.randomUUID().toString()),
                bytes,
                intake,
                by.isGuest());
    }

    /// What was taken when it began.
    private static Intake intake(Parcel parcel) {
        Parcel.Note note = parcel.note();
        return new Intake(note.bytesMax(), note.pictures(), note.lengthMsMax());
    }

    // ── the wire ─────────────────────────────────────────────────────────────────────────────

    private static long number(Context context, String header) {
        String text = String.valueOf(context.header(header));
        if (!text.matches("\\d{1,18}")) {
            throw new BadRequestResponse("bad-input");
        }
        return Long.parseLong(text);
    }

    /// Pairs of a key and its value in Base64, with commas between.
    private static Map<String, String> metadata(Context context) {
        String header = Optional.ofNullable(context.header("Upload-Metadata")).orElse("");
        if (header.length() > METADATA_MAX) {
            throw new BadRequestResponse("bad-input");
        }
        Map<String, String> metadata = new HashMap<>();
        for (String pair : header.split(",")) {
            String[] parts = pair.strip().split(" ", 2);
            try {
                String value = parts.length < 2 ? "" : parts[1].strip();
                metadata.put(parts[0], new String(Base64.getDecoder().decode(value), UTF_8));
            } catch (IllegalArgumentException noBase64) {
                throw new BadRequestResponse("bad-input");
            }
        }
        return metadata;
    }

    private static void expires(Context context, Parcel parcel) {
        context.header(
                "Upload-Expires",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        parcel.touched().plus(Inbox.AGE_MAX).atOffset(ZoneOffset.UTC)));
    }

    private void refuse(Context context, Refusal reason, Intake intake) {
        if (reason.status() == HttpStatus.TOO_MANY_REQUESTS.getCode()) {
            context.header("Retry-After", String.valueOf(RETRY_SECONDS));
        }
        context.status(reason.status()).json(Map.of("code", reason.code(), "text", text(context, reason, intake)));
    }

    private String text(Context context, Refusal reason, Intake intake) {
        return site.page(context).say("upload." + reason.code(), intake.bytesMax() >> 20, intake.lengthMsMax() / 1_000);
    }
}
