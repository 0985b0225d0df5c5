package usher.journal;

import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Journals that live as long as this object, for tests and for a try without a disk.
public final class MemoryJournals implements Journals {
    private final InstantSource clock;
    private final RandomGenerator luck;
    private final TreeMap<String, MemoryJournal> journals = new TreeMap<>();

    public MemoryJournals(InstantSource clock, RandomGenerator luck) {
        this.clock = clock;
        this.luck = luck;
    }

    @Override
    public synchronized List<String> codes() {
        return List.copyOf(journals.keySet());
    }

    @Override
    public synchronized Journal open(String code) {
        MemoryJournal before = journals.get(ShowCode.checked(code));
        if (before != null && before.isOpen()) {
            throw Sentences.openAlready(code);
        }
        MemoryJournal journal = new MemoryJournal(code, clock, luck, before == null ? List.of() : before.entries());
        journals.put(code, journal);
        return journal;
    }

    @Override
    public synchronized void wipe(String code) {
        MemoryJournal journal = journals.remove(ShowCode.checked(code));
        if (journal != null) {
            journal.close();
        }
    }

    @Override
    public synchronized void close() {
        journals.values().forEach(MemoryJournal::close);
    }
}
