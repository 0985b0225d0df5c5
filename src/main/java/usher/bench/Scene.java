package usher.bench;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The frame that the floor makes of an edit, for servers that only hand on what the host says.
final class Scene {
    private Scene() {}

    /// Empty where nothing is edited.
    static Optional<String> changed(String frame) {
        JsonNode command = Console.read(frame).path("c");
        if (!command.path("do").asString("").equals("putSlot")) {
            return Optional.empty();
        }
        var scene = Console.object()
                .put("t", "state")
                .put("topic", "scene")
                .put("epoch", 1)
                .put("pos", 0);
        scene.putObject("d")
                .put("body", command.path("slot").path("plan").path("body").asString(""));
        return Optional.of(scene.toString());
    }
}
