package usher.engine;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import usher.core.By;
import usher.core.Command;
import usher.core.Draft;
import usher.core.Refused;

/// A command on its way, with the promise of an answer.
///
/// @param key the sender's own name for it
record Waiting(Draft draft, Command command, Answers.Key key, Digest digest, CompletableFuture<Answer> answer) {
    /// Not a command: others have written, and what they wrote is to be read.
    static final Waiting NEWS = of(By.SERVER, "", new Command.Undo(0), "");

    static Waiting of(By by, String id, Command command, String body) {
        return new Waiting(
                new Draft(id, by, body), command, Answers.Key.of(by, id), Digest.of(body), new CompletableFuture<>());
    }

    /// Whether no other of the batch, by key, has the same id; the second is answered when the first is.
    boolean isFirst(Map<Answers.Key, Waiting> batch) {
        Waiting first = batch.putIfAbsent(key, this);
        if (first != null) {
            var unused = first.answer.thenAccept(told ->
                    answer.complete(digest.equals(first.digest) ? told : new Answer.No(Refused.of("conflict"))));
        }
        return first == null;
    }

    Answers.Told told(Answer told) {
        return new Answers.Told(key, digest, told);
    }

    void refuse(String code) {
        answer.complete(new Answer.No(Refused.of(code)));
    }
}
