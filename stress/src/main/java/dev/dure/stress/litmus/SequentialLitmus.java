package dev.dure.stress.litmus;

import dev.dure.SharedLong;
import dev.dure.Space;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** What get and set promise that weaker modes do not, and that no mode tears a value. */
public final class SequentialLitmus {

  private SequentialLitmus() {}

  /** Dekker's test: each thread sets its own value and reads the other's. */
  @Outcome(
      id = {"0, 1", "1, 0", "1, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "Some order of all four steps.")
  @Outcome(
      id = "0, 0",
      expect = Expect.FORBIDDEN,
      desc = "Neither saw the other: not sequentially consistent. x86 does this without a fence.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A value that nobody wrote.")
  public abstract static class Sequential {
    private final SharedLong x1;
    private final SharedLong y1;
    private final SharedLong x2;
    private final SharedLong y2;

    Sequential(Pair<SharedLong> p0, Pair<SharedLong> p1) {
      x1 = p0.one();
      y1 = p1.one();
      x2 = p0.two();
      y2 = p1.two();
      x1.set(0);
      y1.set(0);
    }

    final void one(JJ_Result r) {
      x1.set(1);
      r.r1 = y1.get();
    }

    final void two(JJ_Result r) {
      y2.set(1);
      r.r2 = x2.get();
    }
  }

  /** {@link Sequential} in the heap. */
  @JCStressTest
  @JCStressMeta(Sequential.class)
  @State
  public static class SequentialHeap extends Sequential {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public SequentialHeap() {
      super(POOL0.take(), POOL1.take());
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

  /** {@link Sequential} in shared memory. */
  @JCStressTest
  @JCStressMeta(Sequential.class)
  @State
  public static class SequentialMemory extends Sequential {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public SequentialMemory() {
      super(POOL0.take(), POOL1.take());
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

  /** The hazard: Dekker's test with setRelease and getAcquire. */
  @Outcome(
      id = {"0, 1", "1, 0", "1, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "Some order of all four steps.")
  @Outcome(
      id = "0, 0",
      expect = Expect.ACCEPTABLE_INTERESTING,
      desc =
          "Neither saw the other: release and acquire allow it, and x86 does it (store buffers).")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A value that nobody wrote.")
  public abstract static class ReleaseIsNotSequential {
    private final SharedLong x1;
    private final SharedLong y1;
    private final SharedLong x2;
    private final SharedLong y2;

    ReleaseIsNotSequential(Pair<SharedLong> p0, Pair<SharedLong> p1) {
      x1 = p0.one();
      y1 = p1.one();
      x2 = p0.two();
      y2 = p1.two();
      x1.set(0);
      y1.set(0);
    }

    final void one(JJ_Result r) {
      x1.setRelease(1);
      r.r1 = y1.getAcquire();
    }

    final void two(JJ_Result r) {
      y2.setRelease(1);
      r.r2 = x2.getAcquire();
    }
  }

  /** {@link ReleaseIsNotSequential} in the heap. */
  @JCStressTest
  @JCStressMeta(ReleaseIsNotSequential.class)
  @State
  public static class ReleaseIsNotSequentialHeap extends ReleaseIsNotSequential {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public ReleaseIsNotSequentialHeap() {
      super(POOL0.take(), POOL1.take());
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

  /** {@link ReleaseIsNotSequential} in shared memory. */
  @JCStressTest
  @JCStressMeta(ReleaseIsNotSequential.class)
  @State
  public static class ReleaseIsNotSequentialMemory extends ReleaseIsNotSequential {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public ReleaseIsNotSequentialMemory() {
      super(POOL0.take(), POOL1.take());
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

  /** A plain write of all 64 bits, read in plain mode. */
  @Outcome(
      id = {"0", "-1"},
      expect = Expect.ACCEPTABLE,
      desc = "Before or after.")
  @Outcome(
      expect = Expect.FORBIDDEN,
      desc = "Half a value. 64-bit hardware does this only to a value that is not aligned.")
  public abstract static class NeverTorn {
    private final SharedLong x1;
    private final SharedLong x2;

    NeverTorn(Pair<SharedLong> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0);
    }

    final void one() {
      x1.setPlain(-1);
    }

    final void two(J_Result r) {
      r.r1 = x2.getPlain();
    }
  }

  /** {@link NeverTorn} in the heap. */
  @JCStressTest
  @JCStressMeta(NeverTorn.class)
  @State
  public static class NeverTornHeap extends NeverTorn {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public NeverTornHeap() {
      super(POOL0.take());
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

  /** {@link NeverTorn} in shared memory. */
  @JCStressTest
  @JCStressMeta(NeverTorn.class)
  @State
  public static class NeverTornMemory extends NeverTorn {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public NeverTornMemory() {
      super(POOL0.take());
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
}
