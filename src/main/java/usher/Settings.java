package usher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.redis.RedisAddress;
import usher.redis.RedisException;

/// What the environment and the flags say, checked once at start.
///
/// @param port       http port, 0 for any free one
/// @param data       folder of journals, people and uploads
/// @param publicUrl  address that phones use, without a trailing slash; empty: found from the network
/// @param hostKey    fixed host key; empty: made once and kept in the data folder
/// @param blobs      folder of uploads
/// @param proxies    addresses believed for X-Forwarded-*
/// @param web        folder of the browser's files while developing; empty: from the jar
/// @param redis      where many nodes keep their journals together; empty: one process, on its own disk
public record Settings(
        int port,
        Path data,
        Optional<String> publicUrl,
        Optional<String> hostKey,
        Path blobs,
        List<String> proxies,
        Optional<Path> web,
        Optional<RedisAddress> redis) {
    /// Of one process by itself.
    Settings(
            int port,
            Path data,
            Optional<String> publicUrl,
            Optional<String> hostKey,
            Path blobs,
            List<String> proxies,
            Optional<Path> web) {
        this(port, data, publicUrl, hostKey, blobs, proxies, web, Optional.empty());
    }

    /// A setting that cannot be used; the message says which and why.
    public static final class Unusable extends Exception {
        Unusable(String message) {
            super(message);
        }
    }

    static final int PORT_DEFAULT = 7070;
    static final int HOST_KEY_MIN = 8;
    private static final Pattern URL = Pattern.compile("https?://[^/\\s]+");

    static Settings of(Map<String, String> environment) throws Unusable {
        Optional<RedisAddress> redis = redis(get(environment, "USHER_REDIS"));
        if (redis.isPresent() && get(environment, "USHER_BLOBS").isEmpty()) {
            throw new Unusable("USHER_REDIS needs USHER_BLOBS too: a folder for uploads that all nodes share.\n"
                    + "设置了 USHER_REDIS，还要把 USHER_BLOBS 设为各节点共享的文件夹。");
        }
        Path data = Path.of(get(environment, "USHER_DATA").orElse("data"));
        Optional<String> publicUrl = get(environment, "USHER_PUBLIC_URL")
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        if (publicUrl.isPresent() && !URL.matcher(publicUrl.get()).matches()) {
            throw new Unusable("USHER_PUBLIC_URL must look like http://192.168.1.20:7070 — it is " + publicUrl.get());
        }
        Optional<String> hostKey = get(environment, "USHER_HOST_KEY");
        if (hostKey.isPresent() && hostKey.get().length() < HOST_KEY_MIN) {
            throw new Unusable("USHER_HOST_KEY needs at least " + HOST_KEY_MIN + " characters");
        }
        return new Settings(
                port(get(environment, "USHER_PORT")),
                data.toAbsolutePath().normalize(),
                publicUrl,
                hostKey,
                get(environment, "USHER_BLOBS")
                        .map(Path::of)
                        .orElse(data.resolve("blobs"))
                        .toAbsolutePath()
                        .normalize(),
                get(environment, "USHER_PROXIES")
                        .map(list -> List.of(list.split("\\s*,\\s*")))
                        .orElse(List.of()),
                Optional.ofNullable(System.getProperty("usher.web"))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of),
                redis);
    }

    private static Optional<RedisAddress> redis(Optional<String> text) throws Unusable {
        try {
            return text.map(RedisAddress::of);
        } catch (RedisException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    private static int port(Optional<String> text) throws Unusable {
        if (text.isEmpty()) {
            return PORT_DEFAULT;
        }
        try {
            int port = Integer.parseInt(text.get());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // The sentence below says it.
        }
        throw new Unusable("USHER_PORT must be a number from 0 to 65535 — it is " + text.get());
    }

    private static Optional<String> get(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
