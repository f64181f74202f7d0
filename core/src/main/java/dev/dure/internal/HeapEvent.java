package dev.dure.internal;

import dev.dure.SharedEvent;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An event of the thread scope. */
final class HeapEvent extends HeapObject implements SharedEvent {

  private static final long serialVersionUID = 1L;

  /**
   * The state is the number of times that the flag was set, and in the lowest bit the flag. A
   * waiter remembers the state that it saw, so that a set which was cleared again before it woke
   * ends its wait too.
   */
  private static final class Sync extends HeapSharedSync {

    private static final long serialVersionUID = 1L;
    private static final int SET = 1;

    Sync(Heap heap) {
      super(heap, 0);
    }

    boolean isSet() {
      return (getState() & SET) != 0;
    }

    int state() {
      return getState();
    }

    @Override
    int tryTake(int seen) {
      int state = getState();
      return (state & SET) != 0 || state != seen ? 1 : -1;
    }

    void set() {
      int state = getState();
      while ((state & SET) == 0) {
        if (compareAndSetState(state, (state + 2) | SET)) {
          releaseShared(0);
          return;
        }
        state = getState();
      }
    }

    void clear() {
      int state = getState();
      while ((state & SET) != 0 && !compareAndSetState(state, state & ~SET)) {
        state = getState();
      }
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      return true;
    }
  }

  private final transient Sync sync;

  HeapEvent(Heap heap, @Nullable String name, Shape shape) {
    super(heap, name, shape);
    this.sync = new Sync(heap);
  }

  @Override
  public void set() {
    requireOpen();
    sync.set();
  }

  @Override
  public void clear() {
    requireOpen();
    sync.clear();
  }

  @Override
  public boolean isSet() {
    requireOpen();
    return sync.isSet();
  }

  @Override
  public void await() throws InterruptedException {
    sync.take(sync.state());
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return sync.take(sync.state(), time, unit);
  }
}
