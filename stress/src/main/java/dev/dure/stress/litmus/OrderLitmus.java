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

/**
 * What the access modes promise between two values: publication and coherence, with the hazard
 * beside the mend.
 */
public final class OrderLitmus {

  private OrderLitmus() {}

  /** A plain write is published by setRelease and met by getAcquire. */
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Before.")
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "In between.")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "After.")
  @Outcome(
      id = "1, 0",
      expect = Expect.FORBIDDEN,
      desc =
          "The flag was seen without what it publishes. x86 does not do this; ARM, and a compiler anywhere, would without the modes.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A value that nobody wrote.")
  public abstract static class Publish {
    private final SharedLong x1;
    private final SharedLong y1;
    private final SharedLong x2;
    private final SharedLong y2;

    Publish(Pair<SharedLong> p0, Pair<SharedLong> p1) {
      x1 = p0.one();
      y1 = p1.one();
      x2 = p0.two();
      y2 = p1.two();
      x1.set(0);
      y1.set(0);
    }

    final void one() {
      x1.setPlain(1);
      y1.setRelease(1);
    }

    final void two(JJ_Result r) {
      r.r1 = y2.getAcquire();
      r.r2 = x2.getPlain();
    }
  }

  /** {@link Publish} in the heap. */
  @JCStressTest
  @JCStressMeta(Publish.class)
  @State
  public static class PublishHeap extends Publish {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public PublishHeap() {
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

  /** {@link Publish} in shared memory. */
  @JCStressTest
  @JCStressMeta(Publish.class)
  @State
  public static class PublishMemory extends Publish {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public PublishMemory() {
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

  /** The hazard: the same in plain mode. */
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Before.")
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "In between.")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "After.")
  @Outcome(
      id = "1, 0",
      expect = Expect.ACCEPTABLE_INTERESTING,
      desc =
          "The flag without what it should publish: plain mode allows it. On x86 only the compiler does it.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A value that nobody wrote.")
  public abstract static class PublishPlain {
    private final SharedLong x1;
    private final SharedLong y1;
    private final SharedLong x2;
    private final SharedLong y2;

    PublishPlain(Pair<SharedLong> p0, Pair<SharedLong> p1) {
      x1 = p0.one();
      y1 = p1.one();
      x2 = p0.two();
      y2 = p1.two();
      x1.set(0);
      y1.set(0);
    }

    final void one() {
      x1.setPlain(1);
      y1.setPlain(1);
    }

    final void two(JJ_Result r) {
      r.r1 = y2.getPlain();
      r.r2 = x2.getPlain();
    }
  }

  /** {@link PublishPlain} in the heap. */
  @JCStressTest
  @JCStressMeta(PublishPlain.class)
  @State
  public static class PublishPlainHeap extends PublishPlain {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public PublishPlainHeap() {
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

  /** {@link PublishPlain} in shared memory. */
  @JCStressTest
  @JCStressMeta(PublishPlain.class)
  @State
  public static class PublishPlainMemory extends PublishPlain {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public PublishPlainMemory() {
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

  /** Two opaque reads of one value: coherence. */
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "In the order of the writes.")
  @Outcome(
      id = "1, 0",
      expect = Expect.FORBIDDEN,
      desc = "The value went back. No hardware does this; a compiler does it to plain reads.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A value that nobody wrote.")
  public abstract static class Opaque {
    private final SharedLong x1;
    private final SharedLong x2;

    Opaque(Pair<SharedLong> p0) {
      x1 = p0.one();
      x2 = p0.two();
      x1.set(0);
    }

    final void one() {
      x1.setOpaque(1);
    }

    final void two(JJ_Result r) {
      r.r1 = x2.getOpaque();
      r.r2 = x2.getOpaque();
    }
  }

  /** {@link Opaque} in the heap. */
  @JCStressTest
  @JCStressMeta(Opaque.class)
  @State
  public static class OpaqueHeap extends Opaque {
    private static final Pool<SharedLong> POOL0 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public OpaqueHeap() {
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

  /** {@link Opaque} in shared memory. */
  @JCStressTest
  @JCStressMeta(Opaque.class)
  @State
  public static class OpaqueMemory extends Opaque {
    private static final Pool<SharedLong> POOL0 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public OpaqueMemory() {
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
}
