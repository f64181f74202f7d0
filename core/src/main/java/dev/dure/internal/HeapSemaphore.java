package dev.dure.internal;

import dev.dure.OwnerDeath;
import dev.dure.SharedSemaphore;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A semaphore of the thread scope. Its holder is this process, so it is never abandoned as long as
 * there is anybody to ask.
 */
final class HeapSemaphore extends HeapObject implements SharedSemaphore {

  private static final long serialVersionUID = 1L;

  /** The state is the number of permits. */
  private static final class Sync extends HeapSharedSync {

    private static final long serialVersionUID = 1L;

    private final transient SemaphoreShape limits;

    Sync(Heap heap, SemaphoreShape limits) {
      super(heap, limits.permits());
      this.limits = limits;
    }

    int permits() {
      return getState();
    }

    @Override
    int tryTake(int wanted) {
      while (true) {
        int present = getState();
        if (present < wanted) {
          return -1;
        }
        if (compareAndSetState(present, present - wanted)) {
          return present - wanted;
        }
      }
    }

    int drain() {
      while (true) {
        int present = getState();
        if (present == 0 || compareAndSetState(present, 0)) {
          return present;
        }
      }
    }

    @Override
    protected boolean tryReleaseShared(int given) {
      while (true) {
        int present = getState();
        if (compareAndSetState(present, limits.afterRelease(present, given))) {
          return true;
        }
      }
    }
  }

  private final transient Sync sync;
  private final transient SemaphoreShape limits;

  HeapSemaphore(Heap heap, @Nullable String name, SemaphoreShape limits) {
    super(heap, name, limits.shape());
    this.limits = limits;
    this.sync = new Sync(heap, limits);
  }

  @Override
  public void acquire(int permits) throws InterruptedException {
    sync.take(SemaphoreShape.requireCount(permits));
  }

  @Override
  public void acquireUninterruptibly(int permits) {
    sync.takeUninterruptibly(SemaphoreShape.requireCount(permits));
  }

  @Override
  public boolean tryAcquire(int permits) {
    requireOpen();
    return sync.tryTake(SemaphoreShape.requireCount(permits)) >= 0;
  }

  @Override
  public boolean tryAcquire(int permits, long time, TimeUnit unit) throws InterruptedException {
    return sync.take(SemaphoreShape.requireCount(permits), time, unit);
  }

  @Override
  public void release(int permits) {
    requireOpen();
    sync.releaseShared(SemaphoreShape.requireCount(permits));
  }

  @Override
  public int availablePermits() {
    requireOpen();
    return sync.permits();
  }

  @Override
  public int drainPermits() {
    requireOpen();
    return sync.drain();
  }

  @Override
  public OptionalInt bound() {
    return limits.bounded() ? OptionalInt.of(limits.permits()) : OptionalInt.empty();
  }

  @Override
  public OwnerDeath ownerDeath() {
    return limits.ownerDeath();
  }

  @Override
  public boolean isAbandoned() {
    requireOpen();
    return false;
  }

  @Override
  public boolean recover(Runnable repair) {
    Objects.requireNonNull(repair, "repair");
    requireOpen();
    return false;
  }
}
