package dev.dure.stress.litmus;

import dev.dure.SharedCountDownLatch;
import dev.dure.SharedCyclicBarrier;
import dev.dure.SharedEvent;
import dev.dure.SharedLong;
import dev.dure.SharedSemaphore;
import dev.dure.Space;
import java.util.concurrent.BrokenBarrierException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** What was written before an operation of a synchronizer is seen after the one that it allows. */
public final class EdgeLitmus {

  private EdgeLitmus() {}

  /** A permit carries what was written before it was released. */
  @Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "Not yet.")
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Seen, and the write too.")
  @Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "Seen without the write.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class Permit {
    private final SharedSemaphore permits1;
    private final SharedSemaphore permits2;
    private final SharedLong x1;
    private final SharedLong x2;

    Permit(Pair<SharedSemaphore> permits, Pair<SharedLong> x) {
      permits1 = permits.one();
      permits2 = permits.two();
      x1 = x.one();
      x2 = x.two();
      var _ = permits1.drainPermits(); // of the last turn
      x1.set(0);
    }

    final void one() {
      x1.setPlain(1);
      permits1.release();
    }

    final void two(J_Result r) {
      r.r1 = permits2.tryAcquire() ? x2.getPlain() : -1;
    }
  }

  /** {@link Permit} in the heap. */
  @JCStressTest
  @JCStressMeta(Permit.class)
  @State
  public static class PermitHeap extends Permit {
    private static final Pool<SharedSemaphore> POOL0 =
        Pool.heap((space, name) -> space.semaphore(name, 1));
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public PermitHeap() {
      super(POOL0.take(), POOL1.take());
    }

    /** The first thread. */
    @Actor
    public void actor1() {
      one();
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(J_Result r) {
      two(r);
    }
  }

  /** {@link Permit} in shared memory. */
  @JCStressTest
  @JCStressMeta(Permit.class)
  @State
  public static class PermitMemory extends Permit {
    private static final Pool<SharedSemaphore> POOL0 =
        Pool.memory((space, name) -> space.semaphore(name, 1));
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public PermitMemory() {
      super(POOL0.take(), POOL1.take());
    }

    /** The first thread. */
    @Actor
    public void actor1() {
      one();
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(J_Result r) {
      two(r);
    }
  }

  /** Whoever sees a latch counted down sees what was written before. */
  @Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "Not yet.")
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Seen, and the write too.")
  @Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "Seen without the write.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class CountDown {
    private final SharedCountDownLatch latch1;
    private final SharedCountDownLatch latch2;
    private final SharedLong x1;
    private final SharedLong x2;
    private final long before;

    CountDown(Pair<SharedCountDownLatch> latch, Pair<SharedLong> x) {
      latch1 = latch.one();
      latch2 = latch.two();
      x1 = x.one();
      x2 = x.two();
      before = latch1.getCount(); // it cannot be set back, so it has many counts
      x1.set(0);
    }

    final void one() {
      x1.setPlain(1);
      latch1.countDown();
    }

    final void two(J_Result r) {
      r.r1 = latch2.getCount() < before ? x2.getPlain() : -1;
    }
  }

  /** {@link CountDown} in the heap. */
  @JCStressTest
  @JCStressMeta(CountDown.class)
  @State
  public static class CountDownHeap extends CountDown {
    private static final Pool<SharedCountDownLatch> POOL0 =
        Pool.heap((space, name) -> space.countDownLatch(name, Integer.MAX_VALUE));
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public CountDownHeap() {
      super(POOL0.take(), POOL1.take());
    }

    /** The first thread. */
    @Actor
    public void actor1() {
      one();
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(J_Result r) {
      two(r);
    }
  }

  /** {@link CountDown} in shared memory. */
  @JCStressTest
  @JCStressMeta(CountDown.class)
  @State
  public static class CountDownMemory extends CountDown {
    private static final Pool<SharedCountDownLatch> POOL0 =
        Pool.memory((space, name) -> space.countDownLatch(name, Integer.MAX_VALUE));
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public CountDownMemory() {
      super(POOL0.take(), POOL1.take());
    }

    /** The first thread. */
    @Actor
    public void actor1() {
      one();
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(J_Result r) {
      two(r);
    }
  }

  /** Whoever sees an event set sees what was written before. */
  @Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "Not yet.")
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Seen, and the write too.")
  @Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "Seen without the write.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class EventSet {
    private final SharedEvent event1;
    private final SharedEvent event2;
    private final SharedLong x1;
    private final SharedLong x2;

    EventSet(Pair<SharedEvent> event, Pair<SharedLong> x) {
      event1 = event.one();
      event2 = event.two();
      x1 = x.one();
      x2 = x.two();
      event1.clear();
      x1.set(0);
    }

    final void one() {
      x1.setPlain(1);
      event1.set();
    }

    final void two(J_Result r) {
      r.r1 = event2.isSet() ? x2.getPlain() : -1;
    }
  }

  /** {@link EventSet} in the heap. */
  @JCStressTest
  @JCStressMeta(EventSet.class)
  @State
  public static class EventSetHeap extends EventSet {
    private static final Pool<SharedEvent> POOL0 = Pool.heap(Space::event);
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public EventSetHeap() {
      super(POOL0.take(), POOL1.take());
    }

    /** The first thread. */
    @Actor
    public void actor1() {
      one();
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(J_Result r) {
      two(r);
    }
  }

  /** {@link EventSet} in shared memory. */
  @JCStressTest
  @JCStressMeta(EventSet.class)
  @State
  public static class EventSetMemory extends EventSet {
    private static final Pool<SharedEvent> POOL0 = Pool.memory(Space::event);
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public EventSetMemory() {
      super(POOL0.take(), POOL1.take());
    }

    /** The first thread. */
    @Actor
    public void actor1() {
      one();
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(J_Result r) {
      two(r);
    }
  }

  /** Two parties of a barrier see what each has written before. */
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Each sees the other's write.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class Trip {
    private final SharedCyclicBarrier barrier1;
    private final SharedCyclicBarrier barrier2;
    private final SharedLong x1;
    private final SharedLong x2;
    private final SharedLong y1;
    private final SharedLong y2;

    Trip(Pair<SharedCyclicBarrier> barrier, Pair<SharedLong> x, Pair<SharedLong> y) {
      barrier1 = barrier.one();
      barrier2 = barrier.two();
      x1 = x.one();
      x2 = x.two();
      y1 = y.one();
      y2 = y.two();
      x1.set(0);
      y1.set(0);
    }

    private static long after(SharedCyclicBarrier barrier, SharedLong other) {
      try {
        var _ = barrier.await();
        return other.getPlain();
      } catch (InterruptedException | BrokenBarrierException e) {
        return -1;
      }
    }

    final void one(JJ_Result r) {
      x1.setPlain(1);
      r.r1 = after(barrier1, y1);
    }

    final void two(JJ_Result r) {
      y2.setPlain(1);
      r.r2 = after(barrier2, x2);
    }
  }

  /** {@link Trip} in the heap. */
  @JCStressTest
  @JCStressMeta(Trip.class)
  @State
  public static class TripHeap extends Trip {
    private static final Pool<SharedCyclicBarrier> POOL0 =
        Pool.heap((space, name) -> space.cyclicBarrier(name, 2));
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);
    private static final Pool<SharedLong> POOL2 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public TripHeap() {
      super(POOL0.take(), POOL1.take(), POOL2.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(JJ_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(JJ_Result r) {
      two(r);
    }
  }

  /** {@link Trip} in shared memory. */
  @JCStressTest
  @JCStressMeta(Trip.class)
  @State
  public static class TripMemory extends Trip {
    private static final Pool<SharedCyclicBarrier> POOL0 =
        Pool.memory((space, name) -> space.cyclicBarrier(name, 2));
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);
    private static final Pool<SharedLong> POOL2 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public TripMemory() {
      super(POOL0.take(), POOL1.take(), POOL2.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(JJ_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(JJ_Result r) {
      two(r);
    }
  }
}
