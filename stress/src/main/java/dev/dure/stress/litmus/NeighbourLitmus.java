package dev.dure.stress.litmus;

import dev.dure.SharedByteArray;
import dev.dure.SharedIntArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.BB_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** Atomic additions leave neighbours alone. */
public final class NeighbourLitmus {

  private NeighbourLitmus() {}

  /** A byte is added to while its neighbour is written in plain mode. */
  @Outcome(id = "5, 1", expect = Expect.ACCEPTABLE, desc = "Both are there.")
  @Outcome(
      id = "5, 0",
      expect = Expect.FORBIDDEN,
      desc = "The plain write was lost to the addition. An emulation by a wider store does this.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class ByteAddAndWrite {
    private final SharedByteArray x1;
    private final SharedByteArray x2;

    ByteAddAndWrite(Pair<SharedByteArray> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0, (byte) 0);
      x1.set(1, (byte) 0);
    }

    final void one() {
      var _ = x1.getAndAdd(0, (byte) 5);
    }

    final void two() {
      x2.setPlain(1, (byte) 1);
    }

    final void arbiter(BB_Result r) {
      r.r1 = x1.get(0);
      r.r2 = x1.get(1);
    }
  }

  /** {@link ByteAddAndWrite} in the heap. */
  @JCStressTest
  @JCStressMeta(ByteAddAndWrite.class)
  @State
  public static class ByteAddAndWriteHeap extends ByteAddAndWrite {
    private static final Pool<SharedByteArray> POOL0 =
        Pool.heap((space, name) -> space.byteArray(name, 8));

    /** Takes the next objects. */
    public ByteAddAndWriteHeap() {
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

  /** {@link ByteAddAndWrite} in shared memory. */
  @JCStressTest
  @JCStressMeta(ByteAddAndWrite.class)
  @State
  public static class ByteAddAndWriteMemory extends ByteAddAndWrite {
    private static final Pool<SharedByteArray> POOL0 =
        Pool.memory((space, name) -> space.byteArray(name, 8));

    /** Takes the next objects. */
    public ByteAddAndWriteMemory() {
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

  /** Two threads add to neighbouring elements. */
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Both are there.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "One was lost to its neighbour.")
  public abstract static class IntNeighbours {
    private final SharedIntArray x1;
    private final SharedIntArray x2;

    IntNeighbours(Pair<SharedIntArray> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0, 0);
      x1.set(1, 0);
    }

    final void one() {
      var _ = x1.getAndAdd(0, 1);
    }

    final void two() {
      var _ = x2.getAndAdd(1, 2);
    }

    final void arbiter(II_Result r) {
      r.r1 = x1.get(0);
      r.r2 = x1.get(1);
    }
  }

  /** {@link IntNeighbours} in the heap. */
  @JCStressTest
  @JCStressMeta(IntNeighbours.class)
  @State
  public static class IntNeighboursHeap extends IntNeighbours {
    private static final Pool<SharedIntArray> POOL0 =
        Pool.heap((space, name) -> space.intArray(name, 2));

    /** Takes the next objects. */
    public IntNeighboursHeap() {
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
    public void arbiter1(II_Result r) {
      arbiter(r);
    }
  }

  /** {@link IntNeighbours} in shared memory. */
  @JCStressTest
  @JCStressMeta(IntNeighbours.class)
  @State
  public static class IntNeighboursMemory extends IntNeighbours {
    private static final Pool<SharedIntArray> POOL0 =
        Pool.memory((space, name) -> space.intArray(name, 2));

    /** Takes the next objects. */
    public IntNeighboursMemory() {
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
    public void arbiter1(II_Result r) {
      arbiter(r);
    }
  }
}
