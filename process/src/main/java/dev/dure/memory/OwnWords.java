package dev.dure.memory;

import dev.dure.internal.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the segment says of this process though it is not so: somebody overwrote it. Nobody
 * else can tell, and others would wait for ever for what is not there.
 *
 * <h2>Locks that it does not hold</h2>
 *
 * A thread that has taken a word is for some instructions not yet known as the owner. So a lock is
 * suspected only if it is the same at {@value #LOOKS} looks in a row, a second apart. That is long,
 * and no proof. Therefore the word is not made free, nor abandoned: it is marked as damaged, and
 * then nobody gets it. If a thread had been held up there all the time, then it is the only one
 * that has the lock, and is told when it gives it back.
 *
 * <h2>Readers that it does not have</h2>
 *
 * {@link MemoryReadWriteLock#reapDeadThreads} mends the number of its own readers. For a lock that
 * this process has not used yet there is nobody who would.
 *
 * <p>Run by the monitor's thread only.
 */
final class OwnWords {

  static final int LOOKS = 10;
  private static final long BETWEEN_NANOS = 1_000_000_000L;

  /**
   * What a lock was like at the last looks: its last grant here, and how many looks ago that was.
   */
  private record Suspect(long grant, int looks) {}

  private final Attachment attachment;
  private final int held;
  private Map<Long, Suspect> suspects = new HashMap<>();
  private long lookedAt = System.nanoTime();

  OwnWords(Attachment attachment) {
    this.attachment = attachment;
    this.held = attachment.owner() | Layout.HELD;
  }

  /** Looks at all objects of the segment, if it is time. */
  void look() {
    long now = System.nanoTime();
    if (now - lookedAt < BETWEEN_NANOS) {
      return;
    }
    lookedAt = now;
    Map<Long, Suspect> next = new HashMap<>();
    List<Directory.Entry> entries = attachment.directory().readable().entries();
    for (LockRecord.Named named : LockRecord.all(attachment.memory(), entries)) {
      look(named.lock(), next);
    }
    for (Directory.Entry entry : entries) {
      if (entry.shape().kind() == Kind.MAP) {
        MapTable table = new MapTable(attachment.memory(), entry);
        for (int i = 0; i < table.stripes(); i++) {
          look(new LockRecord(attachment.memory(), table.stripe(i)), next);
        }
      }
    }
    suspects = next;
    entries.forEach(this::lookForReaders);
  }

  private void look(LockRecord lock, Map<Long, Suspect> next) {
    int seen = lock.read();
    if (LockRecord.isHeldBy(seen, held)) {
      suspect(lock, seen, next);
    }
  }

  private void lookForReaders(Directory.Entry entry) {
    if (entry.shape().kind() == Kind.READ_WRITE_LOCK) {
      ReadWriteRecord record =
          new ReadWriteRecord(attachment.memory(), entry.body(), attachment.slots().count());
      if (attachment.memory().getInt(record.reads(attachment.slot())) != 0) {
        var _ = attachment.synchronizerAt(entry); // from now on it is looked after
      }
    }
  }

  private void suspect(LockRecord lock, int seen, Map<Long, Suspect> next) {
    MemoryLock known = attachment.knownLock(lock.body());
    if (known != null && !known.isUnheldHere()) {
      return;
    }
    long grant = known == null ? 0 : known.lastGrant();
    int looks = looksAt(suspects.get(lock.body()), grant) + 1;
    if (looks < LOOKS || !lock.markDamaged(seen)) {
      next.put(lock.body(), new Suspect(grant, looks));
      return;
    }
    attachment.futex().wakeAll(lock.word());
  }

  private static int looksAt(@Nullable Suspect before, long grant) {
    return before != null && before.grant() == grant ? before.looks() : 0;
  }
}
