package usher.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;

/// Where Redis is and how one gets in: `redis://`, `redis-sentinel://`, `redis-cluster://`, or with `rediss` for TLS.
///
/// @param hosts    one server, all sentinels, or some servers of a cluster
/// @param master   what the sentinels call the one who leads; empty for the others
/// @param user     empty for the default one
/// @param password empty for none
public record RedisAddress(
        Form form, List<HostAndPort> hosts, String master, String user, String password, boolean tls, int database) {
    static final int CONNECT_MS = 1_000;
    /// Who does not answer within this time is gone; longer than any wait that is asked for.
    static final int ANSWER_MS = 3_000;

    /// What stands at the address.
    public enum Form {
        SINGLE(6_379),
        SENTINEL(26_379),
        CLUSTER(6_379);

        private final int port;

        Form(int port) {
            this.port = port;
        }
    }

    private static final Pattern URL =
            Pattern.compile("redis(s?)(-sentinel|-cluster)?://(?:([^@/]*)@)?([^/@?#\\s]+)(?:/([^?#\\s]*))?");

    /// @throws RedisException where it cannot be read
    public static RedisAddress of(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw unreadable();
        }
        Form form = form(url.group(2));
        String path = url.group(5) == null ? "" : url.group(5);
        String access = url.group(3) == null ? "" : url.group(3);
        int colon = access.indexOf(':');
        if (form == Form.SENTINEL && path.isEmpty()) {
            throw new RedisException("USHER_REDIS with sentinels names the master at its end:"
                    + " redis-sentinel://host1:26379,host2:26379/mymaster\n"
                    + "使用哨兵时，USHER_REDIS 的末尾要写主节点的名字。");
        }
        return new RedisAddress(
                form,
                Arrays.stream(url.group(4).split(",", -1))
                        .map(host -> host(host, form.port))
                        .toList(),
                form == Form.SENTINEL ? path : "",
                colon < 0 ? "" : decoded(access.substring(0, colon)),
                decoded(access.substring(colon + 1)),
                !url.group(1).isEmpty(),
                form == Form.SINGLE && !path.isEmpty() ? number(path) : 0);
    }

    DefaultJedisClientConfig access() {
        return common(true).database(database).build();
    }

    /// Sentinels keep a password of their own, or none; ours is the servers'.
    DefaultJedisClientConfig sentinelAccess() {
        return common(false).build();
    }

    /// Without the password, for logs and sentences.
    @Override
    public String toString() {
        return String.join(",", hosts.stream().map(HostAndPort::toString).toList())
                + (master.isEmpty() ? "" : "/" + master);
    }

    private DefaultJedisClientConfig.Builder common(boolean withPassword) {
        return DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(CONNECT_MS)
                .socketTimeoutMillis(ANSWER_MS)
                .blockingSocketTimeoutMillis(ANSWER_MS)
                .ssl(tls)
                .autoNegotiateProtocol(false)
                .clientName("usher")
                .user(withPassword && !user.isEmpty() ? user : null)
                .password(withPassword && !password.isEmpty() ? password : null);
    }

    private static Form form(@Nullable String word) {
        return word == null ? Form.SINGLE : word.equals("-sentinel") ? Form.SENTINEL : Form.CLUSTER;
    }

    private static HostAndPort host(String text, int port) {
        try {
            return HostAndPort.from(text.contains(":") ? text : text + ":" + port);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static RedisException unreadable() {
        return new RedisException("USHER_REDIS must look like redis://:password@host:6379,"
                + " rediss:// (TLS), redis-sentinel://host1:26379,host2:26379/mymaster"
                + " or redis-cluster://host1:6379,host2:6379\n"
                + "USHER_REDIS 的写法不对，应当像 redis://:密码@主机:6379。");
    }
}
