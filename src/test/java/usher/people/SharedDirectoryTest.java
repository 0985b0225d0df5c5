package usher.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import usher.redis.Counts;
import usher.redis.EmptyRedis;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;
import usher.redis.Rows;

/// One directory on many nodes, on a real Redis.
class SharedDirectoryTest {
    private static final String CODE = "ABC234";

    @TempDir
    Path folder;

    @RegisterExtension
    static final EmptyRedis REDIS = new EmptyRedis();

    private final HandClock clock = new HandClock();

    @Test
    void givesEveryGuestOfTwoNodesATicketOfTheirOwn() throws Exception {
        try (Directory one = node();
                Directory two = node();
                ExecutorService doors = Executors.newFixedThreadPool(4)) {
            List<Future<Person>> arrivals = new ArrayList<>();
            for (int number = 0; number < 60; number++) {
                Directory door = number % 2 == 0 ? one : two;
                String name = "来宾" + number;
                arrivals.add(doors.submit(() -> door.walkIn(name)));
            }
            Set<Integer> tickets = new ConcurrentSkipListSet<>();
            for (Future<Person> arrival : arrivals) {
                tickets.add(arrival.get().ticket());
            }
            assertThat(tickets).hasSize(60);
            one.pull();
            two.pull();
            assertThat(one.all()).hasSize(60).isEqualTo(two.all());
        }
    }

    @Test
    void knowsOnBothNodesWhatOneHasChanged() {
        try (Directory one = node();
                Directory two = node()) {
            Set<Integer> heard = new ConcurrentSkipListSet<>();
            two.watch(heard::addAll);
            one.importAll(List.of(Draft.named("甲"), Draft.named("乙"), Draft.named("丙")));
            one.rename(2, "乙二");
            assertThat(one.markClaimed(3)).isTrue();

            two.pull();
            assertThat(heard).containsExactly(1, 2, 3);
            assertThat(two.find(2).orElseThrow().name()).isEqualTo("乙二");
            assertThat(two.markClaimed(3)).as("taken on the other node").isFalse();
            assertThat(two.salts(1)).isEqualTo(one.salts(1)).isPresent();
            assertThat(two.eventKey()).isEqualTo(one.eventKey());
            assertThat(two.putPrizeCodes("p1", List.of("K1", "K2"))).isEqualTo(2);
            assertThat(one.givePrizeCode("p1", "d1", 1)).contains("K1");
            assertThat(two.givePrizeCode("p1", "d1", 1)).contains("K1");
            assertThat(two.givePrizeCode("p1", "d1", 2)).contains("K2");

            CheckIn kept = one.checkIns().keep(new CheckIn("tap-1", 2, "东门", 5, 6));
            two.pull();
            assertThat(two.checkIns().all()).containsExactly(kept);

            assertThat(one.erase(1)).isTrue();
            two.pull();
            assertThat(two.isErased(1)).isTrue();
            assertThat(two.find(1).orElseThrow().name()).doesNotContain("甲");
            try (Jedis jedis = REDIS.connect()) {
                assertThat(jedis.hgetAll("usher:{" + CODE + "}:rows").toString())
                        .contains("丙")
                        .doesNotContain("甲");
                assertThat(jedis.xrange("usher:{" + CODE + "}:changes", "-", "+")
                                .toString())
                        .doesNotContain("丙");
            }
            two.purge();
            one.pull();
            assertThat(one.all()).allMatch(person -> one.isErased(person.ticket()));
            assertThat(one.eventKey()).isEqualTo(two.eventKey());
        }
    }

    @Test
    void aNodeThatComesLateKnowsEverything() {
        try (Directory one = node()) {
            one.walkIn("早到");
            try (Directory late = node()) {
                assertThat(late.all()).isEqualTo(one.all());
                assertThat(late.eventKey()).isEqualTo(one.eventKey());
                assertThat(late.walkIn("晚到").ticket()).isEqualTo(2);
            }
        }
    }

    @Test
    void tenFailuresOverTwoNodesCloseAnEntryOnBothAndEachAloneGoesOnWithoutRedis() throws Exception {
        try (RedisServer other = RedisServer.start(folder.resolve("tries"));
                Directory one = node(other);
                Directory two = node(other)) {
            one.importAll(List.of(new Draft("张三", "13800001111", null, null, List.of(), false, Map.of())));
            for (int guess = 0; guess < 10; guess++) {
                Directory door = guess % 2 == 0 ? one : two;
                assertThat(door.claimByName("张三", "000" + guess)).isEqualTo(new Claim.Unknown());
            }
            assertThat(one.claimByName("张三", "1111")).isInstanceOf(Claim.TooManyTries.class);
            assertThat(two.claimByName("张三", "1111")).isInstanceOf(Claim.TooManyTries.class);

            other.kill();
            assertThat(two.claimByName("张三", "0009")).isEqualTo(new Claim.Unknown());
            assertThat(two.claimByName("张三", "1111")).isInstanceOf(Claim.Found.class);
        }
    }

    @Test
    void readsOnAndWritesNothingWithoutRedis() throws Exception {
        try (RedisServer other = RedisServer.start(folder.resolve("other"));
                Directory directory = node(other)) {
            directory.walkIn("在场");
            other.kill();
            assertThat(directory.find(1).orElseThrow().name()).isEqualTo("在场");
            assertThatThrownBy(() -> directory.walkIn("门外")).isInstanceOf(PeopleException.class);
            other.restart();
            assertThat(directory.walkIn("进来").ticket()).isEqualTo(2);
        }
    }

    @Test
    void putsOutEverybodyOnAllNodesWhenALinkIsMadeNew() {
        try (HostKeys one = HostKeys.shared(new Rows(redis(REDIS.server()), "access"), null, clock);
                HostKeys two = HostKeys.shared(new Rows(redis(REDIS.server()), "access"), null, clock)) {
            List<String> told = new ArrayList<>();
            two.watch(() -> told.add("new link"));
            assertThat(two.key(Role.HOST)).isEqualTo(one.key(Role.HOST));
            String session = one.issue(Role.HOST);
            assertThat(two.session(session)).isPresent();
            String fresh = one.reset(Role.HOST);

            assertThat(two.session(session)).isEmpty();
            assertThat(told).containsExactly("new link");
            assertThat(two.check(fresh)).contains(Role.HOST);
        }
    }

    private Directory node() {
        return node(REDIS.server());
    }

    private Directory node(RedisServer at) {
        return Directory.shared(CODE, rows(at), new Counts(redis(at)), clock);
    }

    private static Rows rows(RedisServer at) {
        return new Rows(redis(at), CODE);
    }

    private static Redis redis(RedisServer at) {
        return new Redis(RedisAddress.of(at.url()));
    }
}
