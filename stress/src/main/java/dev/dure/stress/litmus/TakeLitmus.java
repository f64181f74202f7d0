package dev.dure.stress.litmus;

import dev.dure.SharedLong;
import dev.dure.Space;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;
import org.openjdk.jcstress.infra.results.ZZJ_Result;

/** Atomic steps on one value: what two compare, one gets. */
public final class TakeLitmus {

  private TakeLitmus() {}

  /** Two threads keep the larger with accumulate. */
  @Outcome(
      id = {"5, 7, 7", "7, 7, 7"},
      expect = Expect.ACCEPTABLE,
      desc = "The larger is left.")
  @Outcome(
      id = "5, 7, 5",
      expect = Expect.FORBIDDEN,
      desc = "The larger one was lost. Hardware does this to a read and a write apart.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A value that nobody wrote.")
  public abstract static class Accumulate {
    private final SharedLong x1;
    private final SharedLong x2;

    Accumulate(Pair<SharedLong> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0);
    }

    final void one(JJJ_Result r) {
      r.r1 = x1.accumulate(5, Math::max);
    }

    final void two(JJJ_Result r) {
      r.r2 = x2.accumulate(7, Math::max);
    }

    final void arbiter(JJJ_Result r) {
      r.r3 = x2.get();
    }
  }

  /** {@link Accumulate} in the heap. */
  @JCStressTest
  @JCStressMeta(Accumulate.class)
  @State
  public static class AccumulateHeap extends Accumulate {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public AccumulateHeap() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(JJJ_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(JJJ_Result r) {
      two(r);
    }

    /**
     * After both.
     *
     * @param r what was seen
     */
    @Arbiter
    public void arbiter1(JJJ_Result r) {
      arbiter(r);
    }
  }

  /** {@link Accumulate} in shared memory. */
  @JCStressTest
  @JCStressMeta(Accumulate.class)
  @State
  public static class AccumulateMemory extends Accumulate {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public AccumulateMemory() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(JJJ_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(JJJ_Result r) {
      two(r);
    }

    /**
     * After both.
     *
     * @param r what was seen
     */
    @Arbiter
    public void arbiter1(JJJ_Result r) {
      arbiter(r);
    }
  }

  /** Two threads take a 0 with compareAndSet. */
  @Outcome(id = "true, false, 1", expect = Expect.ACCEPTABLE, desc = "The first got it.")
  @Outcome(id = "false, true, 2", expect = Expect.ACCEPTABLE, desc = "The second got it.")
  @Outcome(
      id = {"true, true, 1", "true, true, 2"},
      expect = Expect.FORBIDDEN,
      desc = "Both got it. Hardware does this to a read and a write apart.")
  @Outcome(id = "false, false, 0", expect = Expect.FORBIDDEN, desc = "A spurious failure.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class CompareAndSet {
    private final SharedLong x1;
    private final SharedLong x2;

    CompareAndSet(Pair<SharedLong> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0);
    }

    final void one(ZZJ_Result r) {
      r.r1 = x1.compareAndSet(0, 1);
    }

    final void two(ZZJ_Result r) {
      r.r2 = x2.compareAndSet(0, 2);
    }

    final void arbiter(ZZJ_Result r) {
      r.r3 = x1.get();
    }
  }

  /** {@link CompareAndSet} in the heap. */
  @JCStressTest
  @JCStressMeta(CompareAndSet.class)
  @State
  public static class CompareAndSetHeap extends CompareAndSet {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public CompareAndSetHeap() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(ZZJ_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(ZZJ_Result r) {
      two(r);
    }

    /**
     * After both.
     *
     * @param r what was seen
     */
    @Arbiter
    public void arbiter1(ZZJ_Result r) {
      arbiter(r);
    }
  }

  /** {@link CompareAndSet} in shared memory. */
  @JCStressTest
  @JCStressMeta(CompareAndSet.class)
  @State
  public static class CompareAndSetMemory extends CompareAndSet {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public CompareAndSetMemory() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(ZZJ_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(ZZJ_Result r) {
      two(r);
    }

    /**
     * After both.
     *
     * @param r what was seen
     */
    @Arbiter
    public void arbiter1(ZZJ_Result r) {
      arbiter(r);
    }
  }
}
