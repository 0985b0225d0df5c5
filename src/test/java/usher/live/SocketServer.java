package usher.live;

import io.javalin.Javalin;
import java.util.function.Supplier;
import org.eclipse.jetty.server.ServerConnector;

/// A server of nothing but sockets at `/live`, behind the door that the product has, with compression where offered.
final class SocketServer {
    private SocketServer() {}

    static Javalin start(Supplier<TextSocket> socket) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.addConnector((jetty, http) -> {
                        ServerConnector door = new ExpressDoor(jetty, http);
                        door.setPort(0);
                        return door;
                    });
                    config.jetty.modifyServer(jetty ->
                            jetty.insertHandler(LiveRoutes.sockets("/live", (request, response, callback) -> {
                                response.setExtensions(Compression.agreed(request.getExtensions()));
                                return socket.get();
                            })));
                })
                .start(0);
    }
}
