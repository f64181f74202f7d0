package dev.dure.stress.litmus;

import dev.dure.SharedCondition;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.Space;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** No wake-up is lost. */
public final class ConditionLitmus {

  private ConditionLitmus() {}

  /** One thread waits for what the other signals. */
  @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "It was there already.")
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Woken.")
  @Outcome(
      id = "2",
      expect = Expect.ACCEPTABLE_INTERESTING,
      desc =
          "Woken after more than half a second: either the machine was busy, or only the backstop of a second ended the wait.")
  @Outcome(
      id = "3",
      expect = Expect.FORBIDDEN,
      desc = "The wait ended by its timeout of a minute: the signal was lost.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class Wake {
    private final SharedLock lock1;
    private final SharedLock lock2;
    private final SharedCondition ready1;
    private final SharedCondition ready2;
    private final SharedLong x1;
    private final SharedLong x2;

    Wake(Pair<SharedLock> p0, Pair<SharedLong> p1) {
      lock1 = p0.one();
      lock2 = p0.two();
      ready1 = lock1.condition("ready");
      ready2 = lock2.condition("ready");
      x1 = p1.one();
      x2 = p1.two();
      x1.set(0);
    }

    final void one(J_Result r) {
      r.r1 = Waits.until(lock1, ready1, x1);
    }

    @SuppressWarnings("LockNotBeforeTry") // short, and nothing is thrown
    final void two() {
      lock2.lock();
      x2.setPlain(1);
      ready2.signal();
      lock2.unlock();
    }
  }

  /** {@link Wake} in the heap. */
  @JCStressTest
  @JCStressMeta(Wake.class)
  @State
  public static class WakeHeap extends Wake {
    private static final Pool<SharedLock> POOL0 = Pool.heap(Space::lock);
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public WakeHeap() {
      super(POOL0.take(), POOL1.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(J_Result r) {
      one(r);
    }

    /** The second thread. */
    @Actor
    public void actor2() {
      two();
    }
  }

  /** {@link Wake} in shared memory. */
  @JCStressTest
  @JCStressMeta(Wake.class)
  @State
  public static class WakeMemory extends Wake {
    private static final Pool<SharedLock> POOL0 = Pool.memory(Space::lock);
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public WakeMemory() {
      super(POOL0.take(), POOL1.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(J_Result r) {
      one(r);
    }

    /** The second thread. */
    @Actor
    public void actor2() {
      two();
    }
  }
}
