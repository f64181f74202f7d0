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
import org.openjdk.jcstress.infra.results.ZZJ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A free lock is granted to one who tries, and grants have an order. */
public final class GrantLitmus {

  private GrantLitmus() {}

  /** Two threads try for the lock, and increment in plain mode if they get it. */
  @Outcome(id = "true, true, 2", expect = Expect.ACCEPTABLE, desc = "One after the other.")
  @Outcome(
      id = {"true, false, 1", "false, true, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "One held it while the other tried.")
  @Outcome(
      id = "true, true, 1",
      expect = Expect.FORBIDDEN,
      desc = "A lost update: both held the lock.")
  @Outcome(
      id = "false, false, 0",
      expect = Expect.FORBIDDEN,
      desc = "Both failed, though the lock was free for one.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class TryLock {
    private final SharedLock lock1;
    private final SharedLock lock2;
    private final SharedLongArray x1;
    private final SharedLongArray x2;

    TryLock(Pair<SharedLock> p0, Pair<SharedLongArray> p1) {
      lock1 = p0.one();
      lock2 = p0.two();
      x1 = p1.one();
      x2 = p1.two();
      x1.fill(0);
    }

    final void one(ZZJ_Result r) {
      r.r1 = lock1.tryLock();
      if (r.r1) {
        x1.setPlain(0, x1.getPlain(0) + 1);
        lock1.unlock();
      }
    }

    final void two(ZZJ_Result r) {
      r.r2 = lock2.tryLock();
      if (r.r2) {
        x2.setPlain(0, x2.getPlain(0) + 1);
        lock2.unlock();
      }
    }

    final void arbiter(ZZJ_Result r) {
      r.r3 = x1.get(0);
    }
  }

  /** {@link TryLock} in the heap. */
  @JCStressTest
  @JCStressMeta(TryLock.class)
  @State
  public static class TryLockHeap extends TryLock {
    private static final Pool<SharedLock> POOL0 = Pool.heap(Space::lock);
    private static final Pool<SharedLongArray> POOL1 =
        Pool.heap((space, name) -> space.longArray(name, 2));

    /** Takes the next objects. */
    public TryLockHeap() {
      super(POOL0.take(), POOL1.take());
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

  /** {@link TryLock} in shared memory. */
  @JCStressTest
  @JCStressMeta(TryLock.class)
  @State
  public static class TryLockMemory extends TryLock {
    private static final Pool<SharedLock> POOL0 = Pool.memory(Space::lock);
    private static final Pool<SharedLongArray> POOL1 =
        Pool.memory((space, name) -> space.longArray(name, 2));

    /** Takes the next objects. */
    public TryLockMemory() {
      super(POOL0.take(), POOL1.take());
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

  /** Two grants: their epochs grow in the order of the grants. */
  @Outcome(
      id = "true, true",
      expect = Expect.ACCEPTABLE,
      desc = "Distinct, and the later is larger.")
  @Outcome(id = "false, true", expect = Expect.FORBIDDEN, desc = "Two grants with one epoch.")
  @Outcome(
      id = "true, false",
      expect = Expect.FORBIDDEN,
      desc = "A later grant with a smaller epoch.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class Epochs {
    private final SharedLock lock1;
    private final SharedLock lock2;
    private final SharedLongArray x1;
    private final SharedLongArray x2;

    Epochs(Pair<SharedLock> p0, Pair<SharedLongArray> p1) {
      lock1 = p0.one();
      lock2 = p0.two();
      x1 = p1.one();
      x2 = p1.two();
      x1.fill(0);
    }

    @SuppressWarnings("LockNotBeforeTry") // short, and nothing is thrown
    final void one() {
      lock1.lock();
      x1.setPlain((int) x1.getPlain(0) + 1, lock1.grant().epoch());
      x1.setPlain(0, 1);
      lock1.unlock();
    }

    @SuppressWarnings("LockNotBeforeTry") // short, and nothing is thrown
    final void two() {
      lock2.lock();
      x2.setPlain((int) x2.getPlain(0) + 1, lock2.grant().epoch());
      x2.setPlain(0, 1);
      lock2.unlock();
    }

    final void arbiter(ZZ_Result r) {
      r.r1 = x1.get(1) != x1.get(2);
      r.r2 = x1.get(1) <= x1.get(2);
    }
  }

  /** {@link Epochs} in the heap. */
  @JCStressTest
  @JCStressMeta(Epochs.class)
  @State
  public static class EpochsHeap extends Epochs {
    private static final Pool<SharedLock> POOL0 = Pool.heap(Space::lock);
    private static final Pool<SharedLongArray> POOL1 =
        Pool.heap((space, name) -> space.longArray(name, 3));

    /** Takes the next objects. */
    public EpochsHeap() {
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
    public void arbiter1(ZZ_Result r) {
      arbiter(r);
    }
  }

  /** {@link Epochs} in shared memory. */
  @JCStressTest
  @JCStressMeta(Epochs.class)
  @State
  public static class EpochsMemory extends Epochs {
    private static final Pool<SharedLock> POOL0 = Pool.memory(Space::lock);
    private static final Pool<SharedLongArray> POOL1 =
        Pool.memory((space, name) -> space.longArray(name, 3));

    /** Takes the next objects. */
    public EpochsMemory() {
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
    public void arbiter1(ZZ_Result r) {
      arbiter(r);
    }
  }
}
