package usher.engine;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import usher.core.By;
import usher.core.Draft;
import usher.core.Entry;

/// What becomes one entry of the journal: one command, or many guests' votes that wait one behind the other. One row,
/// one hash and one seed serve them all; each is judged by itself and has its own answer.
record Burst(Draft draft, List<Waiting> of) {
    /// So many are lost with a damaged row at most; more would save nothing worth it.
    static final int MAX = 64;

    private static final String OPENING = "{\"burst\":[";

    /// All of a batch in its order.
    static List<Burst> of(List<Waiting> batch, Codec codec) {
        List<Burst> bursts = new ArrayList<>();
        int from = 0;
        while (from < batch.size()) {
            int end = from + 1;
            boolean folds = codec.folds(batch.get(from).command());
            while (folds
                    && end < batch.size()
                    && end < from + MAX
                    && codec.folds(batch.get(end).command())) {
                end++;
            }
            bursts.add(of(batch.subList(from, end)));
            from = end;
        }
        return bursts;
    }

    /// The commands of an entry, each with the body that it came with.
    static List<Waiting> read(Entry entry, Codec codec) throws Codec.BadInput {
        if (!entry.by().equals(By.SERVER) || !entry.body().startsWith(OPENING)) {
            return List.of(Waiting.of(entry.by(), entry.id(), codec.readEntry(entry.body()), entry.body()));
        }
        List<Waiting> of = new ArrayList<>();
        for (JsonNode one : parts(entry.body(), codec)) {
            JsonNode command = one.path("c");
            String body = command.toString();
            of.add(Waiting.of(
                    By.of(one.path("by").asString()), one.path("id").asString(), codec.readEntry(command), body));
        }
        return of;
    }

    private static Burst of(List<Waiting> some) {
        Waiting first = some.getFirst();
        if (some.size() == 1) {
            return new Burst(first.draft(), some);
        }
        StringBuilder body = new StringBuilder(OPENING);
        for (Waiting one : some) {
            body.append(one == first ? "" : ",")
                    .append("{\"by\":\"")
                    .append(one.draft().by().text());
            body.append("\",\"id\":\"");
            JsonStringEncoder.getInstance().quoteAsString(one.draft().id(), body);
            body.append("\",\"c\":").append(one.draft().body()).append('}');
        }
        String id = "burst/" + Digest.of(first.key().toString()).hex();
        return new Burst(new Draft(id, By.SERVER, body.append("]}").toString()), some);
    }

    private static JsonNode parts(String body, Codec codec) throws Codec.BadInput {
        try {
            return codec.json().readTree(body).path("burst");
        } catch (JacksonException e) {
            throw new Codec.BadInput(String.valueOf(e.getOriginalMessage()), e);
        }
    }
}
