package dev.dure.memory;

import dev.dure.SharedCondition;
import dev.dure.Space;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * A condition in shared memory: a sequence number that every signal increments, and on which
 * waiters sleep.
 *
 * <p>Why no signal is lost: a waiter reads the number while it holds the lock, gives the lock back
 * and sleeps only while the number is still the same (the kernel compares it). A signal is given
 * under the lock, so it comes before the reading (then it was for others) or after the lock was
 * given back (then the number has changed, or the sleeper is woken). A waiter that is interrupted
 * with a signal in its hands wakes another. One that dies with it is made up for by {@link
 * Recovery}, which counts and wakes all. More waiters than were signalled may return: {@link
 * java.util.concurrent.locks.Condition} allows that.
 *
 * <p>The number wraps after 2^32 signals; a waiter would have to be held up between its reading and
 * its sleep for exactly as many.
 */
final class MemoryCondition implements SharedCondition {

  private static final long serialVersionUID = 1L;

  private final transient MemoryLock lock;
  private final transient Attachment attachment;
  private final transient Memory memory;
  private final transient long sequence;
  private final transient long object;
  private final transient String name;

  MemoryCondition(MemoryLock lock, Directory.Entry entry) {
    this.lock = lock;
    this.attachment = lock.attachment();
    this.memory = attachment.memory();
    this.sequence = entry.body() + Layout.CONDITION_SEQUENCE;
    this.object = entry.at();
    this.name = entry.name().substring(entry.name().indexOf('\0') + 1);
  }

  @Override
  public void await() throws InterruptedException {
    var _ = sleep(LockWaiting.FOREVER, true);
  }

  @Override
  public void awaitUninterruptibly() {
    try {
      var _ = sleep(LockWaiting.FOREVER, false);
    } catch (InterruptedException e) {
      throw new AssertionError("an uninterruptible wait was interrupted", e);
    }
  }

  @Override
  public long awaitNanos(long nanosTimeout) throws InterruptedException {
    long deadline = LockWaiting.deadline(System.nanoTime(), nanosTimeout);
    boolean signalled = sleep(deadline, true);
    long left = deadline == LockWaiting.FOREVER ? nanosTimeout : deadline - System.nanoTime();
    return signalled ? left : Math.min(left, 0);
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return sleep(LockWaiting.deadline(System.nanoTime(), unit.toNanos(time)), true);
  }

  @Override
  @SuppressWarnings("JavaUtilDate") // the interface of the JDK says so
  public boolean awaitUntil(Date deadline) throws InterruptedException {
    long now = System.currentTimeMillis();
    long millis = deadline.getTime() > now ? deadline.getTime() - now : 0;
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    return sleep(LockWaiting.deadline(System.nanoTime(), nanos), true);
  }

  /**
   * Waits with the lock given back.
   *
   * @return false if the deadline came before any signal
   */
  private boolean sleep(long deadline, boolean interruptible) throws InterruptedException {
    lock.requireHeld("await");
    if (interruptible && Thread.interrupted()) {
      throw new InterruptedException();
    }
    int seen = memory.getInt(sequence);
    int holds = lock.whole().releaseAll();
    FaultPoint.CONDITION_UNLOCKED.reach();
    boolean interrupted = false;
    boolean signalled = false;
    try {
      while (true) {
        signalled = memory.getInt(sequence) != seen;
        interrupted = interruptible && Thread.interrupted();
        boolean late = deadline != LockWaiting.FOREVER && deadline - System.nanoTime() <= 0;
        if (signalled || interrupted || late || attachment.isClosing()) {
          break;
        }
        var _ = attachment.futex().await(sequence, seen, deadline, interruptible);
        FaultPoint.WOKEN.reach();
      }
      if (signalled && interrupted) {
        attachment.futex().wake(sequence, 1); // the signal may have been another's only one
      }
    } finally {
      lock.whole().reacquire(holds);
    }
    if (interrupted) {
      throw new InterruptedException();
    }
    return signalled;
  }

  @Override
  public void signal() {
    signal(1);
  }

  @Override
  public void signalAll() {
    signal(Integer.MAX_VALUE);
  }

  private void signal(int count) {
    lock.requireHeld("signal");
    memory.getAndAddInt(sequence, 1);
    FaultPoint.SIGNALLED.reach();
    attachment.futex().wake(sequence, count);
  }

  @Override
  public Lock lock() {
    return lock.whole().asLock();
  }

  @Override
  public Space space() {
    return attachment.space();
  }

  @Override
  public Optional<String> name() {
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemoryCondition c
        && c.attachment == attachment
        && c.sequence == sequence;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(sequence);
  }

  @Override
  public String toString() {
    return "condition "
        + (name.isEmpty() ? "at " + sequence : "\"" + name + "\"")
        + " of "
        + lock();
  }

  private Object writeReplace() {
    return MemoryHandle.of(attachment, object);
  }
}
