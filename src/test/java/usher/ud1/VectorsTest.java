package usher.ud1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every step of the protocol against the vectors that both implementations must pass.
class VectorsTest {
    private final JsonNode vectors = Given.vectors();

    @Test
    void theModulusIsTheChallengeNumber() {
        assertThat(Delay.N.toString()).isEqualTo(text("N")).hasSize(617);
        assertThat(Delay.N.bitLength()).isEqualTo(2048);
    }

    @Test
    void hashesTagAndParts() {
        for (JsonNode vector : vectors.get("H")) {
            byte[][] parts = vector.get("parts")
                    .valueStream()
                    .map(part -> Hash.bytes(part.asString(), part.asString().length()))
                    .toArray(byte[][]::new);
            assertThat(Hash.hexOf(vector.get("tag").asString(), parts)).isEqualTo(text(vector, "out"));
        }
    }

    @Test
    void writesCanonicalJson() {
        for (JsonNode vector : vectors.get("canon")) {
            assertThat(Canonical.write(Canonical.parse(vector.get("in").toString())))
                    .isEqualTo(text(vector, "out"));
        }
    }

    @Test
    void knowsARecordByItsId() {
        JsonNode vector = vectors.get("record");
        Rec rec = Rec.parse(vector.get("in").toString());

        assertThat(rec.write()).isEqualTo(text(vector, "canon"));
        assertThat(rec.id()).isEqualTo(text(vector, "id"));
        assertThat(Rec.parse(rec.write())).isEqualTo(rec);
    }

    @Test
    void commitsToAPerson() {
        JsonNode vector = vectors.get("identity");
        String contactHash = Identity.contactHash(text(vector, "contactSalt"), text(vector, "contact"));

        assertThat(contactHash).isEqualTo(text(vector, "contactHash"));
        assertThat(Identity.commitment(text(vector, "nameSalt"), text(vector, "name"), contactHash))
                .isEqualTo(text(vector, "idc"));
    }

    @Test
    void nullifiesAContact() {
        JsonNode vector = vectors.get("nullifier");

        assertThat(Identity.nullifier(text(vector, "eventKey"), text(vector, "contact")))
                .isEqualTo(text(vector, "nf"));
    }

    @Test
    void hashesALeaf() {
        JsonNode in = vectors.at("/leaf/in");
        Leaf leaf = new Leaf(
                in.get(0).asLong(),
                in.get(1).asLong(),
                in.get(2).asString(),
                in.get(3).asString());

        assertThat(leaf.hash()).isEqualTo(vectors.at("/leaf/out").asString());
    }

    @Test
    void growsTheTree() {
        for (JsonNode vector : vectors.get("merkle")) {
            List<Leaf> leaves = new ArrayList<>();
            for (int ticket = 1; ticket <= vector.get("leavesTickets").asInt(); ticket++) {
                leaves.add(new Leaf(ticket, 1, "0".repeat(64), "0".repeat(32)));
            }
            assertThat(Leaf.root(leaves)).isEqualTo(text(vector, "root"));
        }
    }

    @Test
    void chainsTheSecrets() {
        JsonNode vector = vectors.get("chain");

        assertThat(Secrets.chain(text(vector, "s2"), 2))
                .containsExactly(text(vector, "s0"), text(vector, "s1"), text(vector, "s2"));
    }

    @Test
    void hashesATap() {
        JsonNode vector = vectors.get("tap");

        assertThat(Taps.leaf(text(vector, "open"), text(vector, "v"))).isEqualTo(text(vector, "leaf"));
    }

    @Test
    void lightsAndChecksTheLamps() {
        JsonNode vector = vectors.get("delay");
        long squarings = vector.get("s").asLong();
        var x = Delay.start(text(vector, "seal"));
        assertThat(Delay.hex(x)).isEqualTo(text(vector, "x0"));
        for (JsonNode lamp : vector.get("lamps")) {
            var y = Delay.lamp(x, squarings);
            assertThat(Delay.hex(y)).isEqualTo(text(lamp, "y"));
            assertThat(Delay.prime(x, y, squarings).toString(16)).isEqualTo(text(lamp, "l"));
            assertThat(Delay.hex(Delay.proof(x, y, squarings))).isEqualTo(text(lamp, "pi"));
            assertThat(Delay.check(Delay.hex(x), text(lamp, "y"), text(lamp, "pi"), squarings))
                    .isEqualTo(lamp.get("ok").asBoolean());
            x = y;
        }
    }

    @Test
    void refusesANegatedLamp() {
        JsonNode vector = vectors.get("delay");
        String one = "0".repeat(511) + "1";

        assertThat(Delay.check(
                        text(vector, "x0"),
                        vector.at("/negatedY/y").asString(),
                        one,
                        vector.get("s").asLong()))
                .isEqualTo(vector.at("/negatedY/ok").asBoolean());
    }

    @Test
    void makesSeedAndGlyphs() {
        JsonNode vector = vectors.get("seed");

        assertThat(Pick.seed(text(vector, "seal"), text(vector, "y"))).isEqualTo(text(vector, "seed"));
        assertThat(Glyphs.of(text(vector, "seal"), text(vector, "y"))).isEqualTo(text(vector, "glyphs"));
        assertThat(Glyphs.ALL).hasSize(128);
        assertThat(Glyphs.ALL.chars().distinct()).hasSize(128);
    }

    @Test
    void picksTheOrder() {
        for (JsonNode vector : vectors.get("picks")) {
            List<Pick.Entry> pool = new ArrayList<>();
            vector.get("pool")
                    .forEach(entry -> pool.add(
                            new Pick.Entry(entry.get(0).asLong(), entry.get(1).asLong())));
            List<Long> order =
                    vector.get("order").valueStream().map(JsonNode::asLong).toList();

            assertThat(Pick.order(text(vector, "seed"), pool, pool.size())).isEqualTo(order);
            assertThat(Pick.order(text(vector, "seed"), pool, 2)).isEqualTo(order.subList(0, 2));
        }
    }

    private String text(String key) {
        return text(vectors, key);
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).asString();
    }
}
