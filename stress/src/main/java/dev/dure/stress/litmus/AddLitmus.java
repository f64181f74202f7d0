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
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * Atomic steps on one value: no addition and no function is lost, whichever thread or process makes
 * it.
 */
public final class AddLitmus {

  private AddLitmus() {}

  /** Two threads add 1 with getAndAdd. */
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = Expect.ACCEPTABLE,
      desc = "One after the other.")
  @Outcome(
      id = "0, 0",
      expect = Expect.FORBIDDEN,
      desc = "A lost update: both saw 0. Hardware does this to a read and a write apart.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A value that nobody wrote.")
  public abstract static class Add {
    private final SharedLong x1;
    private final SharedLong x2;

    Add(Pair<SharedLong> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0);
    }

    final void one(JJ_Result r) {
      r.r1 = x1.getAndAdd(1);
    }

    final void two(JJ_Result r) {
      r.r2 = x2.getAndAdd(1);
    }
  }

  /** {@link Add} in the heap. */
  @JCStressTest
  @JCStressMeta(Add.class)
  @State
  public static class AddHeap extends Add {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public AddHeap() {
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

  /** {@link Add} in shared memory. */
  @JCStressTest
  @JCStressMeta(Add.class)
  @State
  public static class AddMemory extends Add {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public AddMemory() {
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

  /** Two threads apply a function with update; what is left is read by get. */
  @Outcome(
      id = {"1, 3, 3", "3, 2, 3"},
      expect = Expect.ACCEPTABLE,
      desc = "One after the other.")
  @Outcome(
      id = {"1, 2, 1", "1, 2, 2"},
      expect = Expect.FORBIDDEN,
      desc = "A lost update. Hardware does this to a read and a write apart.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A value that nobody wrote.")
  public abstract static class Update {
    private final SharedLong x1;
    private final SharedLong x2;

    Update(Pair<SharedLong> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0);
    }

    final void one(JJJ_Result r) {
      r.r1 = x1.update(v -> v + 1);
    }

    final void two(JJJ_Result r) {
      r.r2 = x2.update(v -> v + 2);
    }

    final void arbiter(JJJ_Result r) {
      r.r3 = x1.get();
    }
  }

  /** {@link Update} in the heap. */
  @JCStressTest
  @JCStressMeta(Update.class)
  @State
  public static class UpdateHeap extends Update {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public UpdateHeap() {
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

  /** {@link Update} in shared memory. */
  @JCStressTest
  @JCStressMeta(Update.class)
  @State
  public static class UpdateMemory extends Update {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public UpdateMemory() {
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
}
