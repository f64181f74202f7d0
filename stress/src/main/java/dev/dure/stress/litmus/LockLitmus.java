package dev.dure.stress.litmus;

import dev.dure.SharedLock;
import dev.dure.SharedLongArray;
import dev.dure.Space;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** A lock excludes, and its release meets the next acquire. */
public final class LockLitmus {

  private LockLitmus() {}

  /** Two threads increment in plain mode under the lock. */
  @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Both are there.")
  @Outcome(
      id = "1",
      expect = Expect.FORBIDDEN,
      desc = "A lost update: both held the lock. Hardware does this without a lock.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class Exclusion {
    private final SharedLock lock1;
    private final SharedLock lock2;
    private final SharedLongArray x1;
    private final SharedLongArray x2;

    Exclusion(Pair<SharedLock> p0, Pair<SharedLongArray> p1) {
      lock1 = p0.one();
      lock2 = p0.two();
      x1 = p1.one();
      x2 = p1.two();
      x1.fill(0);
    }

    @SuppressWarnings("LockNotBeforeTry") // short, and nothing is thrown
    final void one() {
      lock1.lock();
      x1.setPlain(0, x1.getPlain(0) + 1);
      lock1.unlock();
    }

    @SuppressWarnings("LockNotBeforeTry") // short, and nothing is thrown
    final void two() {
      lock2.lock();
      x2.setPlain(0, x2.getPlain(0) + 1);
      lock2.unlock();
    }

    final void arbiter(J_Result r) {
      r.r1 = x1.get(0);
    }
  }

  /** {@link Exclusion} in the heap. */
  @JCStressTest
  @JCStressMeta(Exclusion.class)
  @State
  public static class ExclusionHeap extends Exclusion {
    private static final Pool<SharedLock> POOL0 = Pool.heap(Space::lock);
    private static final Pool<SharedLongArray> POOL1 =
        Pool.heap((space, name) -> space.longArray(name, 2));

    /** Takes the next objects. */
    public ExclusionHeap() {
      super(POOL0.take(), POOL1.take());
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
    public void arbiter1(J_Result r) {
      arbiter(r);
    }
  }

  /** {@link Exclusion} in shared memory. */
  @JCStressTest
  @JCStressMeta(Exclusion.class)
  @State
  public static class ExclusionMemory extends Exclusion {
    private static final Pool<SharedLock> POOL0 = Pool.memory(Space::lock);
    private static final Pool<SharedLongArray> POOL1 =
        Pool.memory((space, name) -> space.longArray(name, 2));

    /** Takes the next objects. */
    public ExclusionMemory() {
      super(POOL0.take(), POOL1.take());
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
    public void arbiter1(J_Result r) {
      arbiter(r);
    }
  }

  /** Two plain writes under the lock, read under the lock in the other order. */
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "The reader came first.")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The writer came first.")
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = Expect.FORBIDDEN,
      desc =
          "The reader saw half: the release does not meet the acquire, or they were inside together.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class Visibility {
    private final SharedLock lock1;
    private final SharedLock lock2;
    private final SharedLongArray x1;
    private final SharedLongArray x2;

    Visibility(Pair<SharedLock> p0, Pair<SharedLongArray> p1) {
      lock1 = p0.one();
      lock2 = p0.two();
      x1 = p1.one();
      x2 = p1.two();
      x1.fill(0);
    }

    @SuppressWarnings("LockNotBeforeTry") // short, and nothing is thrown
    final void one() {
      lock1.lock();
      x1.setPlain(0, 1);
      x1.setPlain(1, 1);
      lock1.unlock();
    }

    @SuppressWarnings("LockNotBeforeTry") // short, and nothing is thrown
    final void two(JJ_Result r) {
      lock2.lock();
      r.r1 = x2.getPlain(1);
      r.r2 = x2.getPlain(0);
      lock2.unlock();
    }
  }

  /** {@link Visibility} in the heap. */
  @JCStressTest
  @JCStressMeta(Visibility.class)
  @State
  public static class VisibilityHeap extends Visibility {
    private static final Pool<SharedLock> POOL0 = Pool.heap(Space::lock);
    private static final Pool<SharedLongArray> POOL1 =
        Pool.heap((space, name) -> space.longArray(name, 2));

    /** Takes the next objects. */
    public VisibilityHeap() {
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
    public void actor2(JJ_Result r) {
      two(r);
    }
  }

  /** {@link Visibility} in shared memory. */
  @JCStressTest
  @JCStressMeta(Visibility.class)
  @State
  public static class VisibilityMemory extends Visibility {
    private static final Pool<SharedLock> POOL0 = Pool.memory(Space::lock);
    private static final Pool<SharedLongArray> POOL1 =
        Pool.memory((space, name) -> space.longArray(name, 2));

    /** Takes the next objects. */
    public VisibilityMemory() {
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
    public void actor2(JJ_Result r) {
      two(r);
    }
  }
}
