package dev.dure.stress.litmus;

import dev.dure.SharedLong;
import dev.dure.SharedReadWriteLock;
import dev.dure.SharedSemaphore;
import dev.dure.Space;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Permits and the sides of a read-write lock exclude those whom they must. */
public final class PermitLitmus {

  private PermitLitmus() {}

  /** Two threads try for one permit. */
  @Outcome(
      id = {"true, false", "false, true"},
      expect = Expect.ACCEPTABLE,
      desc = "One got it.")
  @Outcome(id = "true, true", expect = Expect.FORBIDDEN, desc = "One permit, and both have it.")
  @Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "Nobody got it.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class OnePermit {
    private final SharedSemaphore permits1;
    private final SharedSemaphore permits2;

    OnePermit(Pair<SharedSemaphore> permits) {
      permits1 = permits.one();
      permits2 = permits.two();
      var _ = permits1.drainPermits();
      permits1.release();
    }

    final void one(ZZ_Result r) {
      r.r1 = permits1.tryAcquire();
    }

    final void two(ZZ_Result r) {
      r.r2 = permits2.tryAcquire();
    }
  }

  /** {@link OnePermit} in the heap. */
  @JCStressTest
  @JCStressMeta(OnePermit.class)
  @State
  public static class OnePermitHeap extends OnePermit {
    private static final Pool<SharedSemaphore> POOL0 =
        Pool.heap((space, name) -> space.semaphore(name, 1));

    /** Takes the next objects. */
    public OnePermitHeap() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(ZZ_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(ZZ_Result r) {
      two(r);
    }
  }

  /** {@link OnePermit} in shared memory. */
  @JCStressTest
  @JCStressMeta(OnePermit.class)
  @State
  public static class OnePermitMemory extends OnePermit {
    private static final Pool<SharedSemaphore> POOL0 =
        Pool.memory((space, name) -> space.semaphore(name, 1));

    /** Takes the next objects. */
    public OnePermitMemory() {
      super(POOL0.take());
    }

    /**
     * The first thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor1(ZZ_Result r) {
      one(r);
    }

    /**
     * The second thread.
     *
     * @param r what was seen
     */
    @Actor
    public void actor2(ZZ_Result r) {
      two(r);
    }
  }

  /** A reader meets no writer: it sees both of his writes or none. */
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Before the writer.")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "After the writer.")
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = Expect.FORBIDDEN,
      desc = "Beside the writer.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class ReaderAndWriter {
    private final SharedReadWriteLock lock1;
    private final SharedReadWriteLock lock2;
    private final SharedLong x1;
    private final SharedLong x2;
    private final SharedLong y1;
    private final SharedLong y2;

    ReaderAndWriter(Pair<SharedReadWriteLock> lock, Pair<SharedLong> x, Pair<SharedLong> y) {
      lock1 = lock.one();
      lock2 = lock.two();
      x1 = x.one();
      x2 = x.two();
      y1 = y.one();
      y2 = y.two();
      x1.set(0);
      y1.set(0);
    }

    @SuppressWarnings("LockNotBeforeTry") // short, and nothing is thrown
    final void one() {
      lock1.writeLock().lock();
      x1.setPlain(1);
      y1.setPlain(1);
      lock1.writeLock().unlock();
    }

    @SuppressWarnings("LockNotBeforeTry") // short, and nothing is thrown
    final void two(JJ_Result r) {
      lock2.readLock().lock();
      r.r1 = y2.getPlain();
      r.r2 = x2.getPlain();
      lock2.readLock().unlock();
    }
  }

  /** {@link ReaderAndWriter} in the heap. */
  @JCStressTest
  @JCStressMeta(ReaderAndWriter.class)
  @State
  public static class ReaderAndWriterHeap extends ReaderAndWriter {
    private static final Pool<SharedReadWriteLock> POOL0 = Pool.heap(Space::readWriteLock);
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);
    private static final Pool<SharedLong> POOL2 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public ReaderAndWriterHeap() {
      super(POOL0.take(), POOL1.take(), POOL2.take());
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

  /** {@link ReaderAndWriter} in shared memory. */
  @JCStressTest
  @JCStressMeta(ReaderAndWriter.class)
  @State
  public static class ReaderAndWriterMemory extends ReaderAndWriter {
    private static final Pool<SharedReadWriteLock> POOL0 = Pool.memory(Space::readWriteLock);
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);
    private static final Pool<SharedLong> POOL2 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public ReaderAndWriterMemory() {
      super(POOL0.take(), POOL1.take(), POOL2.take());
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
