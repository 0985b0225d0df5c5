package usher;

import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import usher.pages.Qr;
import usher.redis.RedisException;

/// Serves until it is stopped. The terminal shows the host link, as a link and as a code to scan.
@Command(name = "serve", description = "Serve shows (the default).", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    /// No exit: the server's threads keep the process.
    static final int SERVING = -1;

    private static final int UNUSABLE = 2;

    @Override
    public Integer call() {
        try {
            Settings settings = Settings.of(System.getenv());
            Server server = Server.start(settings);
            Compilers.giveWay();
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(server::close));
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            greet(out, settings, server);
            Thread.ofVirtual().start(() -> server.films().forEach(line -> out.println("  影片   Film    " + line)));
            return SERVING;
        } catch (Settings.Unusable e) {
            System.err.println(e.getMessage());
            return UNUSABLE;
        } catch (RedisException e) {
            System.err.println(e.getMessage());
            return UNUSABLE;
        } catch (RuntimeException e) {
            if (bindFailed(e)) {
                System.err.println("The port is in use by another program. Set USHER_PORT to another one, or stop it.\n"
                        + "端口已被占用。请设置 USHER_PORT 换一个端口，或先停掉占用它的程序。");
                return UNUSABLE;
            }
            throw e;
        }
    }

    private static void greet(PrintStream out, Settings settings, Server server) {
        out.println();
        out.println(Qr.terminal(server.hostUrl()));
        out.println("  主持人 Host    " + server.hostUrl());
        out.println("  来宾   Guests  " + server.publicUrl() + "/");
        out.println("  数据   Data    " + settings.data());
        server.cluster().forEach(line -> out.println("  集群   Cluster " + line));
        server.broken().forEach((code, why) -> out.println("  ! " + code + ": " + why));
        out.println();
    }

    private static boolean bindFailed(@Nullable Throwable thrown) {
        return thrown != null && (thrown instanceof BindException || bindFailed(thrown.getCause()));
    }
}
