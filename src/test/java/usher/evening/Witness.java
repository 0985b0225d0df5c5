package usher.evening;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Keeps what every device showed when a test failed, and tells no later chapter of a story that has broken off.
final class Witness implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
    private static final Path FOLDER = Path.of("target", "evening");

    private final Supplier<@Nullable Hall> hall;
    private final boolean isStory;
    private String broken = "";

    private Witness(Supplier<@Nullable Hall> hall, boolean isStory) {
        this.hall = hall;
        this.isStory = isStory;
    }

    /// Of tests that stand each for itself.
    static Witness of(Supplier<@Nullable Hall> hall) {
        return new Witness(hall, false);
    }

    /// Of chapters, each of which needs the one before.
    static Witness ofStory(Supplier<@Nullable Hall> hall) {
        return new Witness(hall, true);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Assumptions.assumeTrue(!isStory || broken.isEmpty(), () -> "the story broke off in " + broken);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        Hall open = hall.get();
        if (context.getExecutionException().isPresent() && open != null) {
            broken = context.getRequiredTestMethod().getName();
            open.witness(FOLDER.resolve(context.getRequiredTestClass().getSimpleName())
                    .resolve(broken));
        }
    }
}
