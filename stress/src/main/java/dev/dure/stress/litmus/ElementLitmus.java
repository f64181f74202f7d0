package dev.dure.stress.litmus;

import dev.dure.SharedDoubleArray;
import dev.dure.SharedLongArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.DD_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Elements of arrays are atomic. */
public final class ElementLitmus {

  private ElementLitmus() {}

  /** Two threads add to one element. */
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = Expect.ACCEPTABLE,
      desc = "One after the other.")
  @Outcome(
      id = "0, 0",
      expect = Expect.FORBIDDEN,
      desc = "A lost update. Hardware does this to a read and a write apart.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class LongElementAdd {
    private final SharedLongArray x1;
    private final SharedLongArray x2;

    LongElementAdd(Pair<SharedLongArray> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0, 0);
      x1.set(1, 0);
    }

    final void one(JJ_Result r) {
      r.r1 = x1.getAndAdd(1, 1);
    }

    final void two(JJ_Result r) {
      r.r2 = x2.getAndAdd(1, 1);
    }
  }

  /** {@link LongElementAdd} in the heap. */
  @JCStressTest
  @JCStressMeta(LongElementAdd.class)
  @State
  public static class LongElementAddHeap extends LongElementAdd {
    private static final Pool<SharedLongArray> POOL0 =
        Pool.heap((space, name) -> space.longArray(name, 2));

    /** Takes the next objects. */
    public LongElementAddHeap() {
      super(POOL0.take());
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

  /** {@link LongElementAdd} in shared memory. */
  @JCStressTest
  @JCStressMeta(LongElementAdd.class)
  @State
  public static class LongElementAddMemory extends LongElementAdd {
    private static final Pool<SharedLongArray> POOL0 =
        Pool.memory((space, name) -> space.longArray(name, 2));

    /** Takes the next objects. */
    public LongElementAddMemory() {
      super(POOL0.take());
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

  /** Two threads add to one element of double, by compare and exchange of its bits. */
  @Outcome(
      id = {"0.0, 0.5", "0.5, 0.0"},
      expect = Expect.ACCEPTABLE,
      desc = "One after the other.")
  @Outcome(id = "0.0, 0.0", expect = Expect.FORBIDDEN, desc = "A lost update.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class DoubleElementAdd {
    private final SharedDoubleArray x1;
    private final SharedDoubleArray x2;

    DoubleElementAdd(Pair<SharedDoubleArray> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0, 0);
      x1.set(1, 0);
    }

    final void one(DD_Result r) {
      r.r1 = x1.getAndAdd(0, 0.5);
    }

    final void two(DD_Result r) {
      r.r2 = x2.getAndAdd(0, 0.5);
    }
  }

  /** {@link DoubleElementAdd} in the heap. */
  @JCStressTest
  @JCStressMeta(DoubleElementAdd.class)
  @State
  public static class DoubleElementAddHeap extends DoubleElementAdd {
    private static final Pool<SharedDoubleArray> POOL0 =
        Pool.heap((space, name) -> space.doubleArray(name, 2));

    /** Takes the next objects. */
    public DoubleElementAddHeap() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(DD_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(DD_Result r) {
      two(r);
    }
  }

  /** {@link DoubleElementAdd} in shared memory. */
  @JCStressTest
  @JCStressMeta(DoubleElementAdd.class)
  @State
  public static class DoubleElementAddMemory extends DoubleElementAdd {
    private static final Pool<SharedDoubleArray> POOL0 =
        Pool.memory((space, name) -> space.doubleArray(name, 2));

    /** Takes the next objects. */
    public DoubleElementAddMemory() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(DD_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(DD_Result r) {
      two(r);
    }
  }
}
