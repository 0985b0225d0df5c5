package usher.engine;

import java.util.concurrent.CompletableFuture;
import usher.core.By;
import usher.core.Command;
import usher.core.Draft;
import usher.core.Refused;

/// A command on its way, with the promise of an answer.
record Waiting(Draft draft, Command command, Digest digest, CompletableFuture<Answer> answer) {
    /// Not a command: others have written, and what they wrote is to be read.
    static final Waiting NEWS = of(By.SERVER, "", new Command.Undo(0), "");

    static Waiting of(By by, String id, Command command, String body) {
        return new Waiting(new Draft(id, by, body), command, Digest.of(body), new CompletableFuture<>());
    }

    /// The sender's own name for it.
    String key() {
        return Answers.key(draft.by(), draft.id());
    }

    void refuse(String code) {
        answer.complete(new Answer.No(Refused.of(code)));
    }
}
