package dev.dure.internal;

import dev.dure.LockGrant;
import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A read-write lock of any space, on the few words that {@link ReadWriteWords} has there.
 *
 * <h2>How it works</h2>
 *
 * Writers exclude each other by a lock of their own, the <i>writers' lock</i>; it has all that is
 * to be said of a writer: which thread it is, how often, which grant, whether it died. Each process
 * counts the holds of its readers in a word of its own. Between the two is the <i>gate</i>:
 *
 * <pre>
 *   OPEN ──the holder of the writers' lock──▶ CLOSING ──the same, by CAS, if nobody reads──▶ CLOSED
 *    ▲ ◀──a reader that came in between, by CAS──┘                                             │
 *    └────────────────────────── the same, before it gives the writers' lock back ─────────────┘
 * </pre>
 *
 * <h2>Exclusion</h2>
 *
 * A reader counts itself and then looks at the gate. OPEN: it reads. CLOSED: it takes its count
 * back and waits. CLOSING: it sets the gate OPEN by CAS and reads; the writer will find that and
 * begin again. A writer sets the gate CLOSING, sums up the readers, and if there are none sets it
 * CLOSED by CAS. All of these accesses are in one order. Say that reader and writer have both come
 * in. If the reader had counted itself before the writer summed up then the sum was not 0. So it
 * counted later, and looked at the gate later still; it saw CLOSING, since CLOSED turns it away,
 * and its CAS to OPEN succeeded before the writer's CAS to CLOSED, which then failed. Either way
 * not both.
 *
 * <p>That a reader which has passed its first look at the gate takes precedence keeps {@code
 * tryLock} honest: it fails only if somebody has the other lock, or has come for it at the same
 * time. New readers that wait as long as needed look at the gate first, and wait if a writer is
 * CLOSING; those that read already never wait, or they would wait for themselves.
 *
 * <h2>Death</h2>
 *
 * A word of a dead process that counts its reads is set to 0 by who recovers it. A dead writer is
 * found by the writers' lock; whether it wrote is told by the gate, which only it changes to
 * CLOSED, and from it: not CLOSED means that it was waiting, or had finished, and then the writers'
 * lock is to go on silently. The process scope does that where it marks the death. Where the
 * writers' lock has gone on with OwnerDeath.RELEASE while the gate was left CLOSED, that means
 * nothing: a gate counts only while the writers' lock is held or abandoned. A reader that has
 * counted itself and then finds the writers' lock free is seen by whoever takes that lock
 * afterwards.
 *
 * <p>The holds of each reading thread of this process are in its heap. A thread that ended while it
 * read is found there by the writers that wait, and its holds are taken from the count.
 *
 * <h2>Waiting</h2>
 *
 * Readers wait for the gate, a writer that is CLOSING for the readers; each is woken after the
 * change, and looks by itself now and then, since a thread that dies wakes nobody.
 *
 * <p>The class is longer than others for the argument above, which is about all that stands below.
 */
public final class ReadWriteSync {

  /** No deadline. */
  public static final long FOREVER = Long.MAX_VALUE;

  private static final String KIND = Kind.READ_WRITE_LOCK.word();

  private final ReadWriteWords words;
  private final SharedLock writers;
  private final ReadHolds holds;
  private final Lock readSide = new ReadSide(this);
  private final WriteSide writeSide = new WriteSide(this);

  /** The thread that runs a repair; it must not let others in before that is done. */
  private volatile @Nullable Thread repairer;

  /** Makes a lock of these words; one for each lock and process. */
  public ReadWriteSync(ReadWriteWords words) {
    this.words = words;
    this.writers = words.writers();
    this.holds = new ReadHolds(words);
  }

  /** The side of readers. */
  public Lock readSide() {
    return readSide;
  }

  /** The side of writers. */
  public Lock writeSide() {
    return writeSide;
  }

  String description() {
    return words.description();
  }

  void requireNoInterrupt() throws InterruptedException {
    words.requireOpen();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** When a wait ends that begins now. */
  static long deadline(long time, TimeUnit unit) {
    long nanos = unit.toNanos(time);
    return nanos > FOREVER / 2 ? FOREVER : System.nanoTime() + Math.max(nanos, 0);
  }

  // ---- reading ----

  /**
   * Reads if that is possible now.
   *
   * @param waits whether the caller would wait, and so lets a writer that waits go first
   */
  boolean tryRead(boolean waits) {
    words.requireOpen();
    if (holds.ofCurrentThread() > 0 || writers.isHeldByCurrentThread()) {
      holds.add();
      return true;
    }
    if (waits && isTurnedAway(words.gate())) {
      words.requireWhole();
      return false;
    }
    holds.add();
    while (true) {
      int gate = words.gate();
      if (gate == ReadWriteWords.CLOSED && isWriting()) {
        holds.remove();
        words.requireWhole();
        return false;
      }
      if (gate != ReadWriteWords.CLOSING
          || words.changeGate(ReadWriteWords.CLOSING, ReadWriteWords.OPEN)) {
        return true;
      }
    }
  }

  private boolean isTurnedAway(int gate) {
    return gate != ReadWriteWords.OPEN && isWriting();
  }

  /**
   * Asked in this order, since the first notices that the writer, a thread of this process, died.
   */
  private boolean isWriting() {
    return writers.isAbandoned() || writers.isLocked();
  }

  boolean read(boolean waits, long deadline, boolean interruptible) throws InterruptedException {
    return tryRead(waits) || (waits && waitToRead(deadline, interruptible));
  }

  private boolean waitToRead(long deadline, boolean interruptible) throws InterruptedException {
    ContendedWait wait = ContendedWait.begin();
    boolean reads = false;
    try {
      reads = words.awaitGate(() -> tryRead(true), deadline, interruptible);
      return reads;
    } finally {
      wait.end(writers, KIND, reads);
    }
  }

  void endRead() {
    words.requireOpen();
    if (holds.ofCurrentThread() == 0) {
      throw new IllegalMonitorStateException(
          String.format(
              "Thread \"%s\" does not hold the read lock of %s.",
              Thread.currentThread().getName(), words.description()));
    }
    holds.remove();
  }

  /** Gives back what threads of this process held that ended while they read. */
  public void reapDeadReaders() {
    holds.reapDead();
  }

  // ---- writing ----

  boolean tryWrite() {
    if (!writers.tryLock()) {
      return false;
    }
    return writers.getHoldCount() > 1 || closeGateNow();
  }

  /** Closes the gate if nobody reads; if somebody does, gives the writers' lock back. */
  private boolean closeGateNow() {
    boolean closed = false;
    try {
      reapDeadReaders();
      if (words.reads() == 0) {
        words.setGate(ReadWriteWords.CLOSING);
        closed = tryClose();
      }
      return closed;
    } finally {
      if (!closed) {
        giveUpWriting();
      }
    }
  }

  boolean write(long deadline, boolean interruptible) throws InterruptedException {
    if (!lockWriters(deadline, interruptible)) {
      return false;
    }
    if (writers.getHoldCount() > 1) {
      return true;
    }
    boolean closed = false;
    try {
      words.setGate(ReadWriteWords.CLOSING);
      closed = tryClose() || waitForReaders(deadline, interruptible);
      return closed;
    } finally {
      if (!closed) {
        giveUpWriting();
      }
    }
  }

  private boolean waitForReaders(long deadline, boolean interruptible) throws InterruptedException {
    ContendedWait wait = ContendedWait.begin();
    boolean closed = false;
    try {
      closed = words.awaitReads(this::closeWhenEmpty, deadline, interruptible);
      return closed;
    } finally {
      wait.end(writers, KIND, closed);
    }
  }

  private boolean lockWriters(long deadline, boolean interruptible) throws InterruptedException {
    if (!interruptible) {
      writers.lock();
      return true;
    }
    if (deadline == FOREVER) {
      writers.lockInterruptibly();
      return true;
    }
    return writers.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private boolean closeWhenEmpty() {
    reapDeadReaders();
    if (words.gate() != ReadWriteWords.CLOSING) {
      words.setGate(ReadWriteWords.CLOSING); // a reader was faster; or the gate was overwritten
    }
    return tryClose();
  }

  private boolean tryClose() {
    return words.reads() == 0 && words.changeGate(ReadWriteWords.CLOSING, ReadWriteWords.CLOSED);
  }

  private void giveUpWriting() {
    words.setGate(ReadWriteWords.OPEN);
    writers.unlock();
    words.wakeAtGate();
  }

  void endWrite() {
    if (writers.getHoldCount() == 1) {
      requireNoRepair("give back the last hold of");
      words.setGate(ReadWriteWords.OPEN);
    }
    writers.unlock();
    words.wakeAtGate();
  }

  private void requireNoRepair(String what) {
    if (repairer == Thread.currentThread()) {
      throw new IllegalMonitorStateException(
          String.format(
              "A repair cannot %s %s: others would meet what it has not yet made whole.",
              what, words.description()));
    }
  }

  // ---- the write lock's conditions: those of the writers' lock, which give back both words ----

  /** What the conditions of the writers' lock give back and take again: the write lock. */
  public ConditionLock conditionLock() {
    return writeSide;
  }

  /** As {@link dev.dure.SharedReadWriteLock#newCondition}. */
  public SharedCondition newCondition() {
    return writers.newCondition();
  }

  /** As {@link dev.dure.SharedReadWriteLock#condition}. */
  public SharedCondition condition(String name) {
    return writers.condition(name);
  }

  /** Gives back all holds of the writer, the current thread; returns how many there were. */
  int releaseWrites() {
    requireNoRepair("wait, and so release");
    int holds = writers.getHoldCount();
    while (writers.getHoldCount() > 1) {
      writers.unlock();
    }
    endWrite();
    return holds;
  }

  /** Takes the write lock again, with as many holds. */
  void reacquireWrites(int holds) {
    writeSide.lock();
    while (writers.getHoldCount() < holds) {
      writers.lock();
    }
  }

  // ---- death, and what is known of it ----

  /** As {@link dev.dure.SharedReadWriteLock#recover}. */
  public boolean recover(Runnable repair) {
    Objects.requireNonNull(repair, "repair");
    boolean repaired =
        writers.recover(
            () -> {
              repairer = Thread.currentThread();
              try {
                repair.run();
              } finally {
                repairer = null;
              }
              while (writers.getHoldCount() > 1) {
                writers.unlock(); // what the repair took and did not give back goes with it
              }
              words.setGate(ReadWriteWords.OPEN); // before the writers' lock goes on
            });
    words.wakeAtGate();
    return repaired;
  }

  /** As {@link dev.dure.SharedReadWriteLock#isAbandoned}. */
  public boolean isAbandoned() {
    return writers.isAbandoned();
  }

  /** As {@link dev.dure.SharedReadWriteLock#getReadLockCount}. */
  public int reads() {
    words.requireOpen();
    reapDeadReaders();
    return words.reads();
  }

  /** As {@link dev.dure.SharedReadWriteLock#isWriteLocked}. */
  public boolean isWriteLocked() {
    words.requireOpen();
    return words.gate() == ReadWriteWords.CLOSED && writers.isLocked();
  }

  /** As {@link dev.dure.SharedReadWriteLock#getReadHoldCount}. */
  public int readHolds() {
    words.requireOpen();
    return holds.ofCurrentThread();
  }

  /** As {@link dev.dure.SharedReadWriteLock#getWriteHoldCount}. */
  public int writeHolds() {
    return writers.getHoldCount();
  }

  /** As {@link dev.dure.SharedReadWriteLock#grant}. */
  public LockGrant grant() {
    return writers.grant();
  }
}
