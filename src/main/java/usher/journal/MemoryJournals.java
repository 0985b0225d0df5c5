package usher.journal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import usher.core.Entry;

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
        MemoryJournal journal = before == null
                ? new MemoryJournal(code, clock, luck, List.of(), null)
                : new MemoryJournal(code, clock, luck, before.entries(), before.snapshot());
        journals.put(code, journal);
        return journal;
    }

    @Override
    public synchronized void export(String code, Path target) {
        try (Journal journal = new MemoryJournal(code, clock, luck, entries(code), null)) {
            JournalFile.write(code, journal, target);
        }
    }

    @Override
    public synchronized void adopt(String code, Path file) {
        if (journals.containsKey(ShowCode.checked(code))) {
            throw Sentences.thereAlready(code);
        }
        MemoryJournal journal = new MemoryJournal(code, clock, luck, JournalFile.read(code, file), null);
        journal.close();
        journals.put(code, journal);
    }

    private List<Entry> entries(String code) {
        MemoryJournal journal = journals.get(ShowCode.checked(code));
        if (journal == null) {
            throw Sentences.none(code);
        }
        return journal.entries();
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
