package usher.journal;

/// The contract in memory.
class MemoryJournalTest extends JournalContract {
    @Override
    Journals journals() {
        return new MemoryJournals(clock, luck);
    }
}
