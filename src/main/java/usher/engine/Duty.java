package usher.engine;

/// Says whose work a show's is: one node's at a time, where many have the show open.
public interface Duty {
    /// A process that is alone does everything.
    Duty ALWAYS = code -> true;

    boolean isMine(String code);
}
