package usher.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One Redis server with its replicas: answers what Usher asks of one, as the real one does.
final class PaperServer {
    private static final int REPLICAS = 2;

    private final Hall hall;
    private final PaperRedis redis;
    private final Actor machine;
    private final String run;
    private final long startedMs;
    private final long aheadMs;
    private final List<Write> writes = new ArrayList<>();
    private final PaperKeys keys = new PaperKeys();
    private final Set<PaperLine> lines = new LinkedHashSet<>();
    private final List<Reader> readers = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final int[] replicated = new int[REPLICAS];
    private final long[] arrivalMs = new long[REPLICAS];
    private final Scroll scroll;
    private boolean isAlone;
    private boolean isDown;

    /// What was written, and when.
    private record Write(long atMs, Consumer<PaperKeys> what) {}

    /// Who waits for an item.
    private record Reader(PaperLine line, String key, long ms, long number, int most) {}

    /// Who waits until a replica has so much.
    private record Waiter(PaperLine line, int writes) {}

    /// @param before whose writes it begins with, so many of them; null for none
    /// @param kept   how many
    PaperServer(Hall hall, PaperRedis redis, @Nullable PaperServer before, int kept) {
        this.hall = hall;
        this.redis = redis;
        this.machine = hall.world().actor();
        this.run = "run" + machine.id();
        this.startedMs = hall.world().nowMs();
        this.aheadMs = machine.between(-2_000, 2_000);
        if (before != null) {
            writes.addAll(before.writes.subList(0, kept));
            writes.forEach(write -> write.what().accept(keys));
        }
        for (int replica = 0; replica < REPLICAS; replica++) {
            replicated[replica] = writes.size();
        }
        this.scroll = hall.referee()
                .begin(keys.whole(PaperRedis.LOG).stream()
                        .map(PaperKeys.Item::value)
                        .toList());
    }

    /// How many of its writes the replica has that has most.
    int replicated() {
        return Math.max(replicated[0], replicated[1]);
    }

    int writes() {
        return writes.size();
    }

    /// How many of its writes it has from before this time.
    int writesUntil(long ms) {
        int kept = writes.size();
        while (kept > 0 && writes.get(kept - 1).atMs() > ms) {
            kept--;
        }
        return kept;
    }

    /// Its replicas follow another from now on.
    void isLeft() {
        isAlone = true;
    }

    void fall() {
        isDown = true;
        List.copyOf(lines).forEach(PaperLine::breakOff);
        lines.clear();
    }

    boolean isDown() {
        return isDown;
    }

    void keep(PaperLine line) {
        lines.add(line);
    }

    void forget(PaperLine line) {
        lines.remove(line);
        readers.removeIf(reader -> reader.line() == line);
        waiters.removeIf(waiter -> waiter.line() == line);
    }

    void execute(PaperLine line, List<byte[]> command) {
        String word = text(command, 0).toUpperCase(Locale.ROOT);
        switch (word) {
            case "PING" -> line.reply("+PONG\r\n");
            case "CLIENT", "SELECT" -> line.reply("+OK\r\n");
            case "INFO" -> line.reply(PaperLine.bulk(info().getBytes(US_ASCII)));
            case "CONFIG" -> line.reply(PaperLine.array(List.of(text(command, 2), fsync())));
            case "EXISTS" -> line.reply(":" + (keys.exists(text(command, 1)) ? 1 : 0) + "\r\n");
            case "SMEMBERS" -> line.reply(PaperLine.array(List.copyOf(keys.set(text(command, 1)))));
            case "SISMEMBER" ->
                line.reply(":" + (keys.set(text(command, 1)).contains(text(command, 2)) ? 1 : 0) + "\r\n");
            case "GET" -> {
                String key = text(command, 1);
                boolean isKnown = !key.equals(PaperRedis.CUT) || hall.faults().knowsOfTheCut();
                String held = isKnown ? keys.text(key, hall.world().nowMs()) : null;
                line.reply(held == null ? "$-1\r\n".getBytes(US_ASCII) : PaperLine.bulk(held.getBytes(UTF_8)));
            }
            case "SET" -> {
                write(line, held -> held.put(text(command, 1), text(command, 2), Long.MAX_VALUE));
                line.reply("+OK\r\n");
            }
            case "SADD" -> {
                write(line, held -> held.add(text(command, 1), text(command, 2)));
                line.reply(":1\r\n");
            }
            case "EVAL" -> {
                if (text(command, 1).contains("XTRIM")) {
                    cut(line, command);
                } else {
                    lease(line, command);
                }
            }
            case "XREVRANGE" -> {
                List<PaperKeys.Item> items = keys.stream(text(command, 1));
                line.reply(PaperLine.items(items.isEmpty() ? items : List.of(items.getLast())));
            }
            case "XADD" -> add(line, command);
            case "XREAD" -> read(line, command);
            case "WAIT" -> await(line, Long.parseLong(text(command, 2)));
            case "QUIT" -> line.reply("+OK\r\n");
            default -> throw new UnsupportedOperationException(word);
        }
    }

    private void write(PaperLine line, Consumer<PaperKeys> what) {
        what.accept(keys);
        writes.add(new Write(hall.world().nowMs(), what));
        line.wrote(writes.size());
        int count = writes.size();
        for (int replica = 0; replica < REPLICAS && !redis.hasNoReplica(); replica++) {
            int which = replica;
            arrivalMs[which] = Math.max(arrivalMs[which], hall.world().nowMs() + redis.replicaMs(machine));
            machine.in(arrivalMs[which] - hall.world().nowMs(), () -> arrive(which, count));
        }
    }

    private void arrive(int replica, int count) {
        if (!isAlone && !isDown) {
            replicated[replica] = Math.max(replicated[replica], count);
            for (Waiter waiter : List.copyOf(waiters)) {
                if (waiter.writes() <= replicated()) {
                    waiters.remove(waiter);
                    waiter.line().reply(":1\r\n");
                }
            }
        }
    }

    private void await(PaperLine line, long msMax) {
        Waiter waiter = new Waiter(line, line.written());
        if (waiter.writes() <= replicated() || !hall.faults().waitsForTheReplica()) {
            line.reply(":1\r\n");
            return;
        }
        waiters.add(waiter);
        machine.in(msMax, () -> {
            if (waiters.remove(waiter)) {
                line.reply(":0\r\n");
            }
        });
    }

    /// The two scripts of a lease: take it unless another has it, and give it back.
    private void lease(PaperLine line, List<byte[]> command) {
        String key = text(command, 3);
        String node = text(command, 4);
        String holder = keys.text(key, hall.world().nowMs());
        boolean isFree = holder == null || holder.equals(node);
        if (isFree && text(command, 1).contains("'SET'")) {
            long untilMs = hall.world().nowMs() + Long.parseLong(text(command, 5));
            write(line, held -> held.put(key, node, untilMs));
        }
        line.reply(":" + (isFree ? 1 : 0) + "\r\n");
    }

    /// The script that trims a stream and says where it begins.
    private void cut(PaperLine line, List<byte[]> command) {
        String stream = text(command, 3);
        String key = text(command, 4);
        String held = keys.text(key, hall.world().nowMs());
        String at = text(command, 7);
        boolean isAsKnown = text(command, 5).equals(held == null ? "" : held);
        if (isAsKnown && keys.stream(stream).stream().anyMatch(item -> item.id().equals(at))) {
            hall.world().note("cut at " + at);
            redis.cut();
            write(line, all -> {
                all.trim(stream, at);
                all.put(key, text(command, 6), Long.MAX_VALUE);
            });
            line.reply(":1\r\n");
        } else {
            line.reply(":0\r\n");
        }
    }

    private void add(PaperLine line, List<byte[]> command) {
        String key = text(command, 1);
        if (!keys.exists(key) && text(command, 2).equals("NOMKSTREAM")) {
            line.reply("$-1\r\n");
            return;
        }
        byte[] value = command.getLast();
        PaperKeys.Item item = keys.next(key, clockMs(), command.get(command.size() - 2), value);
        if (!key.equals(PaperRedis.LOG)) {
            if (hall.faults().hears(value)) {
                write(line, held -> held.add(key, item));
            }
        } else if (hall.faults().takes(value)) {
            write(line, held -> held.add(key, item));
            scroll.take(value);
        }
        line.reply(PaperLine.bulk(item.id().getBytes(US_ASCII)));
        for (Reader reader : List.copyOf(readers)) {
            if (answer(reader)) {
                readers.remove(reader);
            }
        }
    }

    private void read(PaperLine line, List<byte[]> command) {
        int most = Integer.MAX_VALUE;
        long blockMs = -1;
        int at = 1;
        while (!text(command, at).equalsIgnoreCase("STREAMS")) {
            if (text(command, at).equalsIgnoreCase("COUNT")) {
                most = Integer.parseInt(text(command, at + 1));
            } else {
                blockMs = Long.parseLong(text(command, at + 1));
            }
            at += 2;
        }
        String[] id = text(command, at + 2).split("-", 2);
        Reader reader = new Reader(line, text(command, at + 1), Long.parseLong(id[0]), Long.parseLong(id[1]), most);
        if (answer(reader)) {
            return;
        }
        if (blockMs < 0) {
            line.reply("*-1\r\n");
            return;
        }
        readers.add(reader);
        machine.in(blockMs, () -> {
            if (readers.remove(reader)) {
                line.reply("*-1\r\n");
            }
        });
    }

    private boolean answer(Reader reader) {
        List<PaperKeys.Item> items = keys.after(reader.key(), reader.ms(), reader.number(), reader.most());
        if (reader.key().equals(PaperRedis.LOG)) {
            if (reader.most() == 1) {
                items = hall.faults().found(reader.line().node(), reader.ms(), reader.number(), items);
            }
            hall.faults().delivers(reader.line().node(), items);
        }
        if (items.isEmpty()) {
            return false;
        }
        reader.line().reply(PaperLine.stream(reader.key(), items));
        return true;
    }

    private String info() {
        StringBuilder info = new StringBuilder("redis_version:7.0.0\r\nrole:master\r\naof_enabled:1\r\nrun_id:" + run
                + "\r\nuptime_in_seconds:" + (hall.world().nowMs() - startedMs) / 1_000 + "\r\n");
        for (int replica = 0; replica < REPLICAS && !redis.hasNoReplica() && !isAlone; replica++) {
            info.append("slave").append(replica).append(":ip=x,port=1,state=online\r\n");
        }
        return info.toString();
    }

    private String fsync() {
        return redis.isSafe() ? "always" : "everysec";
    }

    private long clockMs() {
        return 1_800_000_000_000L + hall.world().nowMs() + aheadMs;
    }

    private static String text(List<byte[]> command, int at) {
        return new String(command.get(at), UTF_8);
    }
}
