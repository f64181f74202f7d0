package dev.dure.memory;

import dev.dure.SharedCountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A latch in shared memory: one word with the count, which only goes down, by CAS. A process that
 * dies has counted or not; if it died between counting to 0 and waking, {@link Recovery} wakes.
 */
final class MemoryCountDownLatch extends MemorySynchronizer implements SharedCountDownLatch {

  private static final long serialVersionUID = 1L;

  private final transient long count;
  private final transient WaitWord waiting;

  MemoryCountDownLatch(Attachment attachment, Directory.Entry entry) {
    super(attachment, entry);
    this.count = body + SynchronizerLayout.LATCH_COUNT;
    this.waiting = new WaitWord(attachment, body + SynchronizerLayout.LATCH_WAIT);
  }

  @Override
  public void countDown() {
    attachment.checkOpen();
    int seen = count();
    while (seen > 0) {
      int witness = memory.compareAndExchangeInt(count, seen, seen - 1);
      if (witness == seen) {
        if (seen == 1) {
          waiting.wakeAll();
        }
        return;
      }
      seen = witness;
    }
  }

  @Override
  public long getCount() {
    attachment.checkOpen();
    return count();
  }

  private int count() {
    int seen = memory.getInt(count);
    if (seen < 0) {
      throw new SegmentDamagedException(
          this + " has a count of " + seen + ", below 0. Somebody overwrote it.");
    }
    return seen;
  }

  @Override
  public void await() throws InterruptedException {
    var _ = awaitUntil(LockWaiting.FOREVER);
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return awaitUntil(deadline(time, unit));
  }

  private boolean awaitUntil(long deadline) throws InterruptedException {
    requireNoInterrupt();
    return isOpen() || waiting.await(this::isOpen, deadline, Futex.BACKSTOP_NANOS, true);
  }

  private boolean isOpen() {
    return count() == 0;
  }

  private Object writeReplace() {
    return handle();
  }
}
