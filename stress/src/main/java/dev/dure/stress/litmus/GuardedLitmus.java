package dev.dure.stress.litmus;

import dev.dure.Guarded;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Records are whole, and their updates are atomic. */
public final class GuardedLitmus {

  private GuardedLitmus() {}

  /** A record is replaced while it is read. */
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "The old one.")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The new one.")
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = Expect.FORBIDDEN,
      desc = "Half of each. Hardware does this to two plain values.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class WholeRecord {
    private final Guarded<Twins> x1;
    private final Guarded<Twins> x2;

    WholeRecord(Pair<Guarded<Twins>> p0) {
      x1 = p0.one();
      x2 = p0.two();
      var _ = x1.update(old -> new Twins(0, 0));
    }

    final void one() {
      var _ = x1.update(old -> new Twins(1, 1));
    }

    final void two(JJ_Result r) {
      Twins seen = x2.read();
      r.r1 = seen.left();
      r.r2 = seen.right();
    }
  }

  /** {@link WholeRecord} in the heap. */
  @JCStressTest
  @JCStressMeta(WholeRecord.class)
  @State
  public static class WholeRecordHeap extends WholeRecord {
    private static final Pool<Guarded<Twins>> POOL0 =
        Pool.heap((space, name) -> space.guarded(name, new Twins(0, 0)));

    /** Takes the next objects. */
    public WholeRecordHeap() {
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
    public void actor2(JJ_Result r) {
      two(r);
    }
  }

  /** {@link WholeRecord} in shared memory. */
  @JCStressTest
  @JCStressMeta(WholeRecord.class)
  @State
  public static class WholeRecordMemory extends WholeRecord {
    private static final Pool<Guarded<Twins>> POOL0 =
        Pool.memory((space, name) -> space.guarded(name, new Twins(0, 0)));

    /** Takes the next objects. */
    public WholeRecordMemory() {
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
    public void actor2(JJ_Result r) {
      two(r);
    }
  }

  /** Two threads update a record. */
  @Outcome(id = "3, 3", expect = Expect.ACCEPTABLE, desc = "Both are there.")
  @Outcome(
      id = {"1, 1", "2, 2"},
      expect = Expect.FORBIDDEN,
      desc = "A lost update. Hardware does this to a read and a write apart.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class RecordUpdate {
    private final Guarded<Twins> x1;
    private final Guarded<Twins> x2;

    RecordUpdate(Pair<Guarded<Twins>> p0) {
      x1 = p0.one();
      x2 = p0.two();
      var _ = x1.update(old -> new Twins(0, 0));
    }

    final void one() {
      var _ = x1.update(old -> new Twins(old.left() + 1, old.right() + 1));
    }

    final void two() {
      var _ = x2.update(old -> new Twins(old.left() + 2, old.right() + 2));
    }

    final void arbiter(JJ_Result r) {
      Twins left = x1.read();
      r.r1 = left.left();
      r.r2 = left.right();
    }
  }

  /** {@link RecordUpdate} in the heap. */
  @JCStressTest
  @JCStressMeta(RecordUpdate.class)
  @State
  public static class RecordUpdateHeap extends RecordUpdate {
    private static final Pool<Guarded<Twins>> POOL0 =
        Pool.heap((space, name) -> space.guarded(name, new Twins(0, 0)));

    /** Takes the next objects. */
    public RecordUpdateHeap() {
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
    public void arbiter1(JJ_Result r) {
      arbiter(r);
    }
  }

  /** {@link RecordUpdate} in shared memory. */
  @JCStressTest
  @JCStressMeta(RecordUpdate.class)
  @State
  public static class RecordUpdateMemory extends RecordUpdate {
    private static final Pool<Guarded<Twins>> POOL0 =
        Pool.memory((space, name) -> space.guarded(name, new Twins(0, 0)));

    /** Takes the next objects. */
    public RecordUpdateMemory() {
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
    public void arbiter1(JJ_Result r) {
      arbiter(r);
    }
  }

  /**
   * A record of two components that are always equal.
   *
   * @param left one
   * @param right the other
   */
  public record Twins(long left, long right) {}
}
