package dev.dure.internal;

import dev.dure.SharedCountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A latch of the thread scope. */
final class HeapCountDownLatch extends HeapObject implements SharedCountDownLatch {

  private static final long serialVersionUID = 1L;

  /** The state is the count. */
  private static final class Sync extends HeapSharedSync {

    private static final long serialVersionUID = 1L;

    Sync(Heap heap, int count) {
      super(heap, count);
    }

    int count() {
      return getState();
    }

    @Override
    int tryTake(int ignored) {
      return getState() == 0 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      int count = getState();
      while (count > 0) {
        if (compareAndSetState(count, count - 1)) {
          return count == 1;
        }
        count = getState();
      }
      return false;
    }
  }

  private final transient Sync sync;

  HeapCountDownLatch(Heap heap, @Nullable String name, Shape shape, int count) {
    super(heap, name, shape);
    this.sync = new Sync(heap, count);
  }

  @Override
  public void countDown() {
    requireOpen();
    sync.releaseShared(1);
  }

  @Override
  public long getCount() {
    requireOpen();
    return sync.count();
  }

  @Override
  public void await() throws InterruptedException {
    sync.take(1);
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return sync.take(1, time, unit);
  }
}
