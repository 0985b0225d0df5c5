package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import usher.core.By;
import usher.core.Command;
import usher.core.Draft;
import usher.engine.Answer;
import usher.engine.Codec;
import usher.engine.ShowLoop;

/// A hall that votes for the works of its tables, for measures of the engine and its journals.
final class VotingHall {
    static final String CODE = "ABC234";
    static final int TABLES = 30;
    private static final int STEPS_MAX = 60;

    private final Codec codec;
    private final int guests;

    VotingHall(Codec codec, int guests) {
        this.codec = codec;
        this.guests = guests;
    }

    /// Lets everybody in, has the tables hand in, and opens the vote.
    void begin(ShowLoop loop) {
        loop.submit(By.SERVER, "create", create()).join();
        List<CompletableFuture<Answer>> arrivals = new ArrayList<>();
        for (int ticket = 1; ticket <= guests; ticket++) {
            arrivals.add(loop.submit(By.SERVER, "in/" + ticket, new Command.Arrive(ticket, true)));
        }
        arrivals.forEach(arrival -> assertThat(arrival.join()).isInstanceOf(Answer.Done.class));
        for (int step = 0; step < STEPS_MAX && !isVoting(loop); step++) {
            int from = loop.moment().show().step();
            loop.submit(By.HOST, "take/" + step, new Command.Take(from)).join();
            for (int ticket = 1; step == 1 && ticket <= TABLES; ticket++) {
                loop.submit(
                                By.guest(ticket),
                                "work",
                                act("{\"do\":\"submit\",\"title\":\"雨后的操场\",\"text\":\"灯亮了。\",\"pieces\":[]}"))
                        .join();
            }
        }
        assertThat(isVoting(loop)).isTrue();
    }

    /// Somebody votes for two tables.
    Draft vote(Random luck) {
        return new Draft(
                UUID.nameUUIDFromBytes(String.valueOf(luck.nextLong()).getBytes())
                        .toString(),
                By.guest(1 + luck.nextInt(guests)),
                codec.write(act("{\"do\":\"vote\",\"works\":[\"t:" + (1 + luck.nextInt(TABLES)) + "\",\"t:"
                        + (1 + luck.nextInt(TABLES)) + "\"]}")));
    }

    /// A ballot.
    Command vote(List<String> works) {
        return act("{\"do\":\"vote\",\"works\":" + codec.json().writeValueAsString(works) + "}");
    }

    private static boolean isVoting(ShowLoop loop) {
        return String.valueOf(loop.moment().show().states().get("c")).contains("phase=Vote[");
    }

    private Command act(String json) {
        try {
            return codec.read("{\"do\":\"act\",\"slot\":\"c\",\"kind\":\"cocreation\",\"act\":" + json + "}");
        } catch (Codec.BadInput e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Command create() {
        try {
            return codec.readEntry(
                    "{\"do\":\"create\",\"info\":{\"title\":\"门\",\"city\":\"\",\"date\":\"\",\"venue\":\"\",\"theme\":\"\",\"lang\":\"zh\",\"roster\":false,\"target\":0,\"seatsMax\":100000,\"tables\":30,\"wifi\":{\"name\":\"\",\"password\":\"\"},\"masked\":false},\"rehearsal\":false,\"rundown\":[{\"id\":\"c\",\"kind\":\"cocreation\",\"title\":\"共创\",\"plan\":{\"theme\":\"门\",\"brief\":\"\",\"minutes\":10,\"byTable\":true,\"votes\":3,\"voteMinutes\":0,\"piecesMax\":3,\"graceMinutes\":0,\"autoplaySeconds\":5}}],\"prizes\":[],\"sponsors\":[]}");
        } catch (Codec.BadInput e) {
            throw new IllegalArgumentException(e);
        }
    }
}
