package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.hall.Client;
import usher.hall.Line;
import usher.redis.RedisServer;

/// A node and a Redis that takes nothing but TLS and a password, with a certificate that somebody made for this house:
/// Java's own settings say whom to trust, as `cluster.md` tells.
class RedisTlsTest {
    private static final String PASSWORD = "a password";
    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    Path folder;

    private int tlsPort;

    @Test
    void aNodeThatTrustsTheCertificateKeepsItsShowsThere() throws Exception {
        Path keys = certificate("redis", "ip:127.0.0.1");
        try (RedisServer redis = locked(keys)) {
            Map<String, String> settings = settings("a%20password");
            String code;
            try (ChildServer node = ChildServer.spawned(folder.resolve("one"), settings, trust(keys))) {
                node.awaitReady();
                code = OpenHouse.at(node.url().toString()).show("锁上的", "evening");
            }
            try (ChildServer other = ChildServer.spawned(folder.resolve("two"), settings, trust(keys))) {
                other.awaitReady();
                OpenHouse house = OpenHouse.at(other.url().toString());
                Client guest = new Client(house.base());
                guest.form("/j/" + code, Map.of("name", "小满"));
                try (Line phone = Line.hello(house.base(), code, "phone", guest.cookie("usher_" + code))) {
                    assertThat(phone.topic("own", d -> true).toString()).contains("小满");
                }
            }
        }
    }

    @Test
    void aNodeThatDoesNotTrustItOrHasAnotherPasswordSaysSoAndDoesNotStart() throws Exception {
        Path keys = certificate("redis", "ip:127.0.0.1");
        try (RedisServer redis = locked(keys)) {
            assertThat(refused("stranger", settings("a%20password"))).contains("No TLS with Redis at 127.0.0.1");
            assertThat(refused("wrong", settings("wrong"), trust(keys))).contains("does not let us in");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws Exception {
        Path keys = certificate("elsewhere", "dns:redis.example");
        try (RedisServer redis = locked(keys)) {
            assertThat(refused("misled", settings("a%20password"), trust(keys)))
                    .contains("No TLS with Redis at 127.0.0.1")
                    .contains("127.0.0.1 found");
        }
    }

    /// What the node says before it ends.
    private String refused(String name, Map<String, String> settings, String... flags) throws Exception {
        try (ChildServer node = ChildServer.spawned(folder.resolve(name), settings, flags)) {
            assertThat(node.ended()).isNotZero();
            assertThat(folder.resolve(name).resolve("data")).doesNotExist();
            return node.said();
        }
    }

    /// By TLS it asks for no certificate of ours; its other door is there for the test, and locked too.
    private RedisServer locked(Path keys) throws Exception {
        tlsPort = RedisServer.freePort();
        return RedisServer.start(
                keys.resolve("data"),
                "--tls-port",
                String.valueOf(tlsPort),
                "--tls-cert-file",
                keys.resolve("redis.crt").toString(),
                "--tls-key-file",
                keys.resolve("redis.key").toString(),
                "--tls-ca-cert-file",
                keys.resolve("redis.crt").toString(),
                "--tls-auth-clients",
                "no",
                "--requirepass",
                PASSWORD);
    }

    private Map<String, String> settings(String password) {
        return Map.of(
                "USHER_REDIS",
                "rediss://:" + password + "@127.0.0.1:" + tlsPort,
                "USHER_BLOBS",
                folder.resolve("blobs").toString());
    }

    private static String[] trust(Path keys) {
        return new String[] {
            "-Djavax.net.ssl.trustStore=" + keys.resolve("trust.p12"),
            "-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD
        };
    }

    /// A key and a certificate that signs itself, as `keytool` of every JDK makes them: for Redis in PEM, and a file of
    /// what Java is to trust.
    private Path certificate(String name, String host) throws Exception {
        Path keys = Files.createDirectories(folder.resolve(name));
        String store = keys.resolve("redis.p12").toString();
        String crt = keys.resolve("redis.crt").toString();
        keytool(
                "-genkeypair",
                "-alias",
                "redis",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store);
        keytool("-exportcert", "-rfc", "-alias", "redis", "-keystore", store, "-file", crt);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "redis",
                "-file",
                crt,
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.resolve("trust.p12").toString());
        KeyStore opened = KeyStore.getInstance(Path.of(store).toFile(), STORE_PASSWORD.toCharArray());
        byte[] key = opened.getKey("redis", STORE_PASSWORD.toCharArray()).getEncoded();
        Files.writeString(
                keys.resolve("redis.key"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        return keys;
    }

    private static void keytool(String... how) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(how));
        command.addAll(List.of("-storepass", STORE_PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
