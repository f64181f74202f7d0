package dev.dure.memory;

import dev.dure.SharedEvent;
import java.util.concurrent.TimeUnit;

/**
 * An event in shared memory: one word with the flag and the number of times that it was set.
 *
 * <p>Each change is one CAS, so a process that dies has changed it or not. A waiter remembers the
 * number: it goes on if the flag is set or the number is another, and so is not held up by a {@code
 * clear} that follows a {@code set} before it woke. {@link WaitWord} says why none is forgotten.
 */
final class MemoryEvent extends MemorySynchronizer implements SharedEvent {

  private static final long serialVersionUID = 1L;

  private final transient long state;
  private final transient WaitWord waiting;

  MemoryEvent(Attachment attachment, Directory.Entry entry) {
    super(attachment, entry);
    this.state = body + SynchronizerLayout.EVENT_STATE;
    this.waiting = new WaitWord(attachment, body + SynchronizerLayout.EVENT_WAIT);
  }

  @Override
  public void set() {
    attachment.checkOpen();
    int seen = memory.getInt(state);
    while (!isSet(seen)) {
      int witness =
          memory.compareAndExchangeInt(state, seen, (seen + 2) | SynchronizerLayout.EVENT_SET);
      if (witness == seen) {
        waiting.wakeAll();
        return;
      }
      seen = witness;
    }
  }

  @Override
  public void clear() {
    attachment.checkOpen();
    int seen = memory.getInt(state);
    while (isSet(seen)) {
      int witness = memory.compareAndExchangeInt(state, seen, seen & ~SynchronizerLayout.EVENT_SET);
      if (witness == seen) {
        return;
      }
      seen = witness;
    }
  }

  @Override
  public boolean isSet() {
    attachment.checkOpen();
    return isSet(memory.getInt(state));
  }

  private static boolean isSet(int seen) {
    return (seen & SynchronizerLayout.EVENT_SET) != 0;
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
    int seen = memory.getInt(state);
    return isSet(seen)
        || waiting.await(() -> memory.getInt(state) != seen, deadline, Futex.BACKSTOP_NANOS, true);
  }

  private Object writeReplace() {
    return handle();
  }
}
