package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The browser's files under an address that changes with their content, so that they may be kept for ever; without
/// their comments, gzipped. While developing they come from the folder as they are, uncached.
public final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "html", "text/html; charset=utf-8",
            "png", "image/png");
    private static final String LIT = "META-INF/resources/webjars/lit-html";
    /// Sheets that travel as one: three hundred phones ask once instead of three times.
    private static final Map<String, List<String>> JOINED =
            Map.of("css/phone-all.css", List.of("css/tokens.css", "css/base.css", "css/phone.css"));
    private static final String PHONE = "phone/phone.js";
    /// The page of a kind, and what it brings later.
    private static final Pattern PHONE_OF_A_KIND = Pattern.compile("activity/\\w+/\\w*phone\\.js");
    /// Source that guests may want to read where it runs.
    private static final Set<String> WHOLE = Set.of("lib/verify.js");

    private final @Nullable Path folder;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, byte[]> zipped = new ConcurrentHashMap<>();
    private final String hash;

    /// Reads everything once.
    ///
    /// @param folder the sources' folder while developing
    public Assets(Optional<Path> folder) {
        this.folder = folder.orElse(null);
        read("web", "");
        read(LIT, "lit/");
        JOINED.forEach((name, parts) -> files.put(name, join(parts, files::get)));
        files.putAll(linked());
        this.hash = folder.isPresent() ? "dev" : hash(files);
    }

    /// Where pages find the files: `/a/{hash}`.
    public String base() {
        return "/a/" + hash;
    }

    /// Tells this build from another.
    public String build() {
        return hash;
    }

    /// The text of one file, for a page that carries it inside.
    String text(String name) {
        byte[] body = folder == null ? files.get(name) : fresh(folder, name);
        if (body == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    public void add(JavalinConfig config) {
        config.routes.get("/a/{hash}/<name>", this::serve);
    }

    private void serve(Context context) {
        String name = context.pathParam("name");
        byte[] body = folder == null || name.startsWith("lit/") ? files.get(name) : developed(folder, name);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (body == null || type == null || !name.matches("[A-Za-z0-9._/-]+") || name.contains("..")) {
            throw new NotFoundResponse();
        }
        context.contentType(type);
        context.header("Cache-Control", folder == null ? "public, max-age=31536000, immutable" : "no-store");
        if (String.valueOf(context.header("Accept-Encoding")).contains("gzip") && folder == null) {
            context.header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
            context.disableCompression().result(zipped.computeIfAbsent(name, key -> gzip(body)));
        } else {
            context.result(body);
        }
    }

    private static byte @Nullable [] developed(Path folder, String name) {
        List<String> parts = JOINED.get(name);
        return parts == null ? fresh(folder, name) : join(parts, part -> fresh(folder, part));
    }

    private static byte[] join(List<String> parts, Function<String, byte @Nullable []> read) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : parts) {
            all.writeBytes(Objects.requireNonNull(read.apply(part), part));
        }
        return all.toByteArray();
    }

    private static byte @Nullable [] fresh(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        try {
            return file.startsWith(folder) && Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String resource, String prefix) {
        var url = Assets.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException(resource + " is not on the class path");
        }
        try {
            URI uri = url.toURI();
            if (!"jar".equals(uri.getScheme())) {
                collect(Path.of(uri), prefix);
                return;
            }
            URI file = ((JarURLConnection) url.openConnection()).getJarFileURL().toURI();
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(file))) {
                collect(jar.getPath(resource), prefix);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }

    private void collect(Path root, String prefix) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                if (prefix.isEmpty()) {
                    files.put(name, squeezed(name, Files.readAllBytes(path)));
                } else if (name.endsWith(".js") && !name.contains("development/") && !name.contains("node/")) {
                    files.put(prefix + name.substring(name.indexOf('/') + 1), Files.readAllBytes(path));
                }
            }
        }
    }

    /// What a phone runs: the shell that every kind shares, and each kind.
    private Map<String, byte[]> linked() {
        Map<String, String> sources = new TreeMap<>();
        files.forEach((name, body) -> sources.put(name, new String(body, StandardCharsets.UTF_8)));
        Linker linker = new Linker(sources, PHONE);
        Map<String, byte[]> linked = new TreeMap<>();
        linked.put(PHONE, linker.shell().getBytes(StandardCharsets.UTF_8));
        files.keySet().stream()
                .filter(name -> PHONE_OF_A_KIND.matcher(name).matches())
                .forEach(name -> linked.put(name, linker.part(name).getBytes(StandardCharsets.UTF_8)));
        return linked;
    }

    private static byte[] squeezed(String name, byte[] body) {
        return WHOLE.contains(name) || !name.matches(".*\\.(js|css)")
                ? body
                : Squeeze.text(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(Map<String, byte[]> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            files.forEach((name, body) -> {
                sha.update(name.getBytes(StandardCharsets.UTF_8));
                sha.update(body);
            });
            return HexFormat.of().formatHex(sha.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
