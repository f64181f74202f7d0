package dev.dure.memory;

import dev.dure.OwnerDeath;
import dev.dure.SharedLock;
import dev.dure.internal.ReadWriteSync;
import dev.dure.internal.ReadWriteWords;
import dev.dure.internal.SyncedReadWriteLock;
import java.util.function.BooleanSupplier;

/**
 * A read-write lock in shared memory: {@link ReadWriteSync} on the words of {@link
 * ReadWriteRecord}.
 */
final class MemoryReadWriteLock extends MemorySynchronizer implements SyncedReadWriteLock {

  private static final long serialVersionUID = 1L;

  private final transient MemoryLock writers;
  private final transient Words words;
  private final transient ReadWriteSync sync;

  MemoryReadWriteLock(Attachment attachment, Directory.Entry entry) {
    super(attachment, entry);
    this.writers = attachment.lockAt(body, entry.at(), entry.name());
    this.words = new Words();
    this.sync = new ReadWriteSync(words);
    writers.setWhole(sync.conditionLock());
  }

  /** The lock that excludes writers from each other, to which the conditions belong. */
  MemoryLock writers() {
    return writers;
  }

  private final class Words implements ReadWriteWords {

    private final ReadWriteRecord record =
        new ReadWriteRecord(memory, body, attachment.slots().count());
    private final long gate = record.gate();

    /** Whether writers look at our slot; guarded by the monitor of {@link #exclusively}. */
    private boolean known;

    /** The holds of this process; guarded by the same, and what stands in the segment is a copy. */
    private int counted;

    private final WaitWord atGate = new WaitWord(attachment, record.gateWaitWord());
    private final WaitWord forReads = new WaitWord(attachment, record.readsWaitWord());

    @Override
    public SharedLock writers() {
      return writers;
    }

    @Override
    public void requireOpen() {
      attachment.checkOpen();
    }

    @Override
    public void requireWhole() {
      writers.requireNotAbandoned();
    }

    @Override
    public int gate() {
      return record.readGate();
    }

    @Override
    public void setGate(int next) {
      memory.setInt(gate, next);
      (next == OPEN ? FaultPoint.GATE_OPENED : FaultPoint.GATE_CLOSING).reach();
    }

    @Override
    public boolean changeGate(int expected, int next) {
      boolean changed = memory.compareAndSetInt(gate, expected, next);
      if (changed && next == CLOSED) {
        FaultPoint.GATE_CLOSED.reach();
      }
      return changed;
    }

    @Override
    public void addReads(int holds) {
      var _ = exclusively(() -> count(holds));
      FaultPoint.READER_COUNTED.reach();
    }

    private long count(int holds) {
      if (!known) {
        record.makeKnown(attachment.slot());
        known = true;
      }
      counted += holds;
      memory.setInt(record.reads(attachment.slot()), counted);
      return counted;
    }

    /**
     * Writes the count once more if somebody overwrote it, since a writer may wait for it to become
     * 0.
     */
    private long mend() {
      if (known) {
        record.makeKnown(attachment.slot());
      }
      long at = record.reads(attachment.slot());
      if (memory.getInt(at) != counted) {
        memory.setInt(at, counted);
        wakeForReads();
      }
      return counted;
    }

    @Override
    public int reads() {
      return record.reads();
    }

    @Override
    public boolean awaitGate(BooleanSupplier holds, long deadline, boolean interruptible)
        throws InterruptedException {
      return atGate.await(holds, deadline, WaitWord.LOCAL_NANOS, interruptible);
    }

    @Override
    public boolean awaitReads(BooleanSupplier holds, long deadline, boolean interruptible)
        throws InterruptedException {
      return forReads.await(
          () -> {
            if (holds.getAsBoolean()) {
              return true;
            }
            record.requireReaders(attachment.slots());
            return false;
          },
          deadline,
          WaitWord.LOCAL_NANOS,
          interruptible);
    }

    @Override
    public void wakeAtGate() {
      atGate.wakeAll();
    }

    @Override
    public void wakeForReads() {
      forReads.wakeAll();
    }

    @Override
    public String description() {
      return MemoryReadWriteLock.this.toString();
    }
  }

  @Override
  void reapDeadThreads() {
    sync.reapDeadReaders();
    var _ = exclusively(words::mend);
  }

  @Override
  public ReadWriteSync sync() {
    return sync;
  }

  @Override
  public OwnerDeath ownerDeath() {
    return writers.ownerDeath();
  }

  private Object writeReplace() {
    return handle();
  }
}
