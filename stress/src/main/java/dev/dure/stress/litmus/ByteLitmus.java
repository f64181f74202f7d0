package dev.dure.stress.litmus;

import dev.dure.SharedByteArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.BB_Result;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/**
 * Neighbouring bytes of an array do not disturb each other, though a CAS of the machine may be
 * wider than a byte.
 */
public final class ByteLitmus {

  private ByteLitmus() {}

  /** Two threads write neighbouring bytes. */
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Both are there.")
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = Expect.FORBIDDEN,
      desc =
          "A write was lost to its neighbour: word tearing. x86 and ARM do not do this; code that writes whole words does.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class ByteNeighbours {
    private final SharedByteArray x1;
    private final SharedByteArray x2;

    ByteNeighbours(Pair<SharedByteArray> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0, (byte) 0);
      x1.set(1, (byte) 0);
    }

    final void one() {
      x1.setPlain(0, (byte) 1);
    }

    final void two() {
      x2.setPlain(1, (byte) 1);
    }

    final void arbiter(BB_Result r) {
      r.r1 = x1.get(0);
      r.r2 = x1.get(1);
    }
  }

  /** {@link ByteNeighbours} in the heap. */
  @JCStressTest
  @JCStressMeta(ByteNeighbours.class)
  @State
  public static class ByteNeighboursHeap extends ByteNeighbours {
    private static final Pool<SharedByteArray> POOL0 =
        Pool.heap((space, name) -> space.byteArray(name, 8));

    /** Takes the next objects. */
    public ByteNeighboursHeap() {
      super(POOL0.take());
    }

    /** The first thread. */
    @Actor
    public void actor1() {
      one();
    }

    /** The second thread. */
    @Actor
    public void actor2() {
      two();
    }

    /**
     * After both.
     *
     * @param r what was seen
     */
    @Arbiter
    public void arbiter1(BB_Result r) {
      arbiter(r);
    }
  }

  /** {@link ByteNeighbours} in shared memory. */
  @JCStressTest
  @JCStressMeta(ByteNeighbours.class)
  @State
  public static class ByteNeighboursMemory extends ByteNeighbours {
    private static final Pool<SharedByteArray> POOL0 =
        Pool.memory((space, name) -> space.byteArray(name, 8));

    /** Takes the next objects. */
    public ByteNeighboursMemory() {
      super(POOL0.take());
    }

    /** The first thread. */
    @Actor
    public void actor1() {
      one();
    }

    /** The second thread. */
    @Actor
    public void actor2() {
      two();
    }

    /**
     * After both.
     *
     * @param r what was seen
     */
    @Arbiter
    public void arbiter1(BB_Result r) {
      arbiter(r);
    }
  }

  /** Two threads compare and set neighbouring bytes of one word. */
  @Outcome(
      id = "true, true, 1, 1",
      expect = Expect.ACCEPTABLE,
      desc = "Neither disturbs the other.")
  @Outcome(
      id = {"true, false, 1, 0", "false, true, 0, 1"},
      expect = Expect.FORBIDDEN,
      desc =
          "A change of the neighbour was taken for one of its own. An emulation by the word does this if it does not look again.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class ByteCompareAndSet {
    private final SharedByteArray x1;
    private final SharedByteArray x2;

    ByteCompareAndSet(Pair<SharedByteArray> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0, (byte) 0);
      x1.set(1, (byte) 0);
    }

    final void one(LLLL_Result r) {
      r.r1 = x1.compareAndSet(0, (byte) 0, (byte) 1);
    }

    final void two(LLLL_Result r) {
      r.r2 = x2.compareAndSet(1, (byte) 0, (byte) 1);
    }

    final void arbiter(LLLL_Result r) {
      r.r3 = x1.get(0);
      r.r4 = x1.get(1);
    }
  }

  /** {@link ByteCompareAndSet} in the heap. */
  @JCStressTest
  @JCStressMeta(ByteCompareAndSet.class)
  @State
  public static class ByteCompareAndSetHeap extends ByteCompareAndSet {
    private static final Pool<SharedByteArray> POOL0 =
        Pool.heap((space, name) -> space.byteArray(name, 8));

    /** Takes the next objects. */
    public ByteCompareAndSetHeap() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(LLLL_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(LLLL_Result r) {
      two(r);
    }

    /**
     * After both.
     *
     * @param r what was seen
     */
    @Arbiter
    public void arbiter1(LLLL_Result r) {
      arbiter(r);
    }
  }

  /** {@link ByteCompareAndSet} in shared memory. */
  @JCStressTest
  @JCStressMeta(ByteCompareAndSet.class)
  @State
  public static class ByteCompareAndSetMemory extends ByteCompareAndSet {
    private static final Pool<SharedByteArray> POOL0 =
        Pool.memory((space, name) -> space.byteArray(name, 8));

    /** Takes the next objects. */
    public ByteCompareAndSetMemory() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(LLLL_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(LLLL_Result r) {
      two(r);
    }

    /**
     * After both.
     *
     * @param r what was seen
     */
    @Arbiter
    public void arbiter1(LLLL_Result r) {
      arbiter(r);
    }
  }
}
