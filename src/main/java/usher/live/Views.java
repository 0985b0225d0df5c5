package usher.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.RawValue;
import usher.core.Info;
import usher.core.Kind;
import usher.core.Kinds;
import usher.core.Next;
import usher.core.Panic;
import usher.core.Person;
import usher.core.Plan;
import usher.core.Reducer;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;

/// What each audience sees of one show, as JSON. Here, and only here, tickets get their names.
final class Views {
    private final Reducer reducer;
    private final Kinds kinds;
    private final JsonMapper hall;
    private final JsonMapper inside;
    private final JsonMapper around;
    private final IntFunction<String> full;
    private final Map<String, Written> written = new ConcurrentHashMap<>();

    private record Written(Object of, RawValue json) {}

    /// What is rendered for each guest by itself.
    private record Own(
            Me me, String slot, @Nullable Object d, List<Map<String, Object>> beside, Map<String, Object> kept) {}

    private record Me(Full person, boolean veiled, String table, boolean present) {}

    /// Oneself by the full name, which nobody else around reads.
    private record Full(int ticket, String name) {}

    Views(String code, Reducer reducer, Names names) {
        this.reducer = reducer;
        this.kinds = reducer.kinds();
        this.hall = mapper(ticket -> names.shown(code, ticket));
        this.full = ticket -> names.full(code, ticket);
        this.inside = mapper(full);
        this.around = mapper(ticket -> names.known(code, ticket));
    }

    private static JsonMapper mapper(IntFunction<String> names) {
        return JsonMapper.builder()
                .addModule(new SimpleModule().addSerializer(Person.class, new Named(names)))
                .build();
    }

    /// The screen's scene; a frozen screen keeps the show as it stood.
    String scene(Show show) {
        Show frozen = show.panic().frozen();
        return frozen == null ? hall.writeValueAsString(stage(show)) : hall.writeValueAsString(stage(frozen));
    }

    /// The scene as it would be without freezing, for the console's own box.
    String onAir(Show show) {
        return hall.writeValueAsString(stage(show));
    }

    /// The scene that Take would make.
    String preview(Show show, long timeMs) {
        return hall.writeValueAsString(stage(reducer.preview(show, timeMs)));
    }

    /// What all phones share.
    String phone(Show show) {
        Map<String, @Nullable Object> view = frame(show);
        view.put("muted", show.panic().muted());
        Slot slot = slot(show);
        view.put("d", slot == null ? null : kinds.of(slot).phone(kinds.spot(show, slot)));
        view.put("beside", beside(show, (kind, spot) -> kind.beside(spot)));
        return hall.writeValueAsString(view);
    }

    /// What one phone gets besides, in UTF-8.
    byte[] own(Show show, int ticket) {
        Slot slot = slot(show);
        Map<String, Object> kept = new LinkedHashMap<>();
        show.ledgers().forEach((kind, ledger) -> {
            Object keepsake = kinds.named(kind).kept(show, ledger, ticket);
            if (keepsake != null) {
                kept.put(kind, keepsake);
            }
        });
        String own = around.writeValueAsString(new Own(
                new Me(
                        new Full(ticket, full.apply(ticket)),
                        show.house().veiled().contains(ticket),
                        show.house().tableOf(ticket),
                        show.house().isPresent(ticket)),
                slot == null ? "" : slot.id(),
                slot == null ? null : kinds.of(slot).own(kinds.spot(show, slot), ticket),
                beside(show, (kind, spot) -> kind.beside(spot) == null ? null : kind.own(spot, ticket)),
                kept));
        // By way of a text: half a surrogate pair in a name is a question mark there, straight to bytes it throws.
        return own.getBytes(StandardCharsets.UTF_8);
    }

    /// The console: the whole show as the host set it up, and what Take would do.
    String host(Show show) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("code", show.code());
        view.put("info", show.info());
        view.put("rehearsal", show.rehearsal());
        view.put("ended", show.ended());
        view.put("rundown", written("rundown", show.rundown()));
        view.put("begun", List.copyOf(show.states().keySet()));
        view.put("prizes", written("prizes", show.prizes()));
        view.put("sponsors", written("sponsors", show.sponsors()));
        view.put("onAir", show.onAir());
        view.put("cued", show.cued());
        view.put("step", show.step());
        view.put("next", next(show));
        view.put("undoUntil", show.last() == null ? 0 : show.last().timeMs() + Show.UNDO_MS);
        Panic panic = show.panic();
        view.put(
                "panic",
                Map.of(
                        "holding", panic.holding(),
                        "frozen", panic.frozen() != null,
                        "muted", panic.muted(),
                        "code", panic.code()));
        view.put(
                "house",
                Map.of(
                        "expected", show.house().guests().size(),
                        "present", show.house().presentCount(),
                        "tables", show.house().tables().size()));
        view.put("veiled", show.house().veiled().stream().map(Person::new).toList());
        return inside.writeValueAsString(view);
    }

    /// The console's third column: the activity on air, as its kind shows it to the host.
    String queue(Show show) {
        Slot slot = show.slot(show.onAir());
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("slot", slot);
        view.put("d", slot == null ? null : kinds.of(slot).host(kinds.spot(show, slot)));
        view.put("asides", beside(show, (kind, spot) -> kind.aside(spot)));
        return inside.writeValueAsString(view);
    }

    /// A part that seldom changes and names nobody: written down when it is another object than the last time.
    private RawValue written(String name, Object part) {
        Written known = written.get(name);
        if (known == null || known.of() != part) {
            known = new Written(part, new RawValue(inside.writeValueAsString(part)));
            written.put(name, known);
        }
        return known.json();
    }

    private Map<String, @Nullable Object> stage(Show show) {
        Map<String, @Nullable Object> view = frame(show);
        view.put("key", show.onAir() + "/" + show.step());
        view.put("holding", show.panic().holding());
        view.put("code", show.panic().code());
        Slot slot = slot(show);
        view.put("d", slot == null ? null : kinds.of(slot).screen(kinds.spot(show, slot)));
        return view;
    }

    private Map<String, @Nullable Object> frame(Show show) {
        Info info = show.info();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("code", show.code());
        head.put("title", info.title());
        head.put("city", info.city());
        head.put("date", info.date());
        head.put("venue", info.venue());
        head.put("theme", info.theme());
        head.put("lang", info.lang());
        head.put("rehearsal", show.rehearsal());
        head.put("ended", show.ended());
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("show", head);
        Slot slot = slot(show);
        view.put("slot", slot == null ? null : Map.of("id", slot.id(), "kind", slot.kind(), "title", slot.title()));
        return view;
    }

    private Map<String, Object> next(Show show) {
        Slot slot = show.slot(show.onAir());
        if (slot != null && show.cued().isEmpty()) {
            switch (kinds.of(slot).next(kinds.spot(show, slot))) {
                case Next.Do<Object> inside -> {
                    return Map.of("do", "inside", "slot", slot.id(), "kind", slot.kind(), "cue", inside.cue());
                }
                case Next.Wait<Object> wait -> {
                    return Map.of("do", "wait", "slot", slot.id(), "kind", slot.kind(), "cue", wait.why());
                }
                case Next.Leave<Object> leave -> {
                    // The rundown decides, below.
                }
            }
        }
        Slot following = show.following();
        return following == null
                ? Map.of("do", "end")
                : Map.of("do", "leave", "slot", following.id(), "kind", following.kind());
    }

    /// Activities that go on beside the one on air, each with what this view shows of it.
    private List<Map<String, Object>> beside(
            Show show,
            BiFunction<Kind<Plan, Object, Object, Object>, Spot<Plan, Object, Object>, @Nullable Object> part) {
        List<Map<String, Object>> open = new ArrayList<>();
        for (Slot slot : show.rundown()) {
            boolean begun = show.states().containsKey(slot.id()) && !slot.id().equals(show.onAir());
            Object shown = begun ? part.apply(kinds.of(slot), kinds.spot(show, slot)) : null;
            if (shown != null) {
                Map<String, String> head = Map.of("id", slot.id(), "kind", slot.kind(), "title", slot.title());
                open.add(Map.of("slot", head, "d", shown));
            }
        }
        return List.copyOf(open);
    }

    private static @Nullable Slot slot(Show show) {
        return show.slot(show.onAir());
    }

    /// Writes a person as ticket and name.
    private static final class Named extends ValueSerializer<Person> {
        private final IntFunction<String> names;

        Named(IntFunction<String> names) {
            this.names = names;
        }

        @Override
        public void serialize(Person person, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeNumberProperty("ticket", person.ticket());
            out.writeStringProperty("name", names.apply(person.ticket()));
            out.writeEndObject();
        }
    }
}
