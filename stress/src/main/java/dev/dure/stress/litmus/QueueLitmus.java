package dev.dure.stress.litmus;

import dev.dure.Elements;
import dev.dure.SharedLong;
import dev.dure.SharedQueue;
import dev.dure.Space;
import java.util.Objects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** An element of a queue is handed out once, and carries what was written before. */
public final class QueueLitmus {

  private QueueLitmus() {}

  private static SharedQueue<Long> queue(Space space, String name) {
    return space.queue(name, 4, Elements.longs());
  }

  /** An element carries what was written before it was put in. */
  @Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "Not yet.")
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Seen, and the write too.")
  @Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "Seen without the write.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class Handover {
    private final SharedQueue<Long> queue1;
    private final SharedQueue<Long> queue2;
    private final SharedLong x1;
    private final SharedLong x2;

    Handover(Pair<SharedQueue<Long>> queue, Pair<SharedLong> x) {
      queue1 = queue.one();
      queue2 = queue.two();
      x1 = x.one();
      x2 = x.two();
      queue1.clear();
      x1.set(0);
    }

    final void one() {
      x1.setPlain(1);
      var _ = queue1.offer(7L);
    }

    final void two(J_Result r) {
      r.r1 = queue2.poll() != null ? x2.getPlain() : -1;
    }
  }

  /** {@link Handover} in the heap. */
  @JCStressTest
  @JCStressMeta(Handover.class)
  @State
  public static class HandoverHeap extends Handover {
    private static final Pool<SharedQueue<Long>> POOL0 = Pool.heap(QueueLitmus::queue);
    private static final Pool<SharedLong> POOL1 = Pool.heap(Space::longValue);

    /** Takes the next objects. */
    public HandoverHeap() {
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
    public void actor2(J_Result r) {
      two(r);
    }
  }

  /** {@link Handover} in shared memory. */
  @JCStressTest
  @JCStressMeta(Handover.class)
  @State
  public static class HandoverMemory extends Handover {
    private static final Pool<SharedQueue<Long>> POOL0 = Pool.memory(QueueLitmus::queue);
    private static final Pool<SharedLong> POOL1 = Pool.memory(Space::longValue);

    /** Takes the next objects. */
    public HandoverMemory() {
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
    public void actor2(J_Result r) {
      two(r);
    }
  }

  /** Two threads poll for one element. */
  @Outcome(
      id = {"7, 0, 0", "0, 7, 0"},
      expect = Expect.ACCEPTABLE,
      desc = "One got it.")
  @Outcome(id = "7, 7, 0", expect = Expect.FORBIDDEN, desc = "Handed out twice.")
  @Outcome(id = "0, 0, 1", expect = Expect.FORBIDDEN, desc = "Nobody got it.")
  @Outcome(id = "0, 0, 0", expect = Expect.FORBIDDEN, desc = "Lost.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class OneElement {
    private final SharedQueue<Long> queue1;
    private final SharedQueue<Long> queue2;

    OneElement(Pair<SharedQueue<Long>> queue) {
      queue1 = queue.one();
      queue2 = queue.two();
      queue1.clear();
      queue1.add(7L);
    }

    final void one(JJJ_Result r) {
      r.r1 = Objects.requireNonNullElse(queue1.poll(), 0L);
    }

    final void two(JJJ_Result r) {
      r.r2 = Objects.requireNonNullElse(queue2.poll(), 0L);
    }

    final void arbiter(JJJ_Result r) {
      r.r3 = queue1.size();
    }
  }

  /** {@link OneElement} in the heap. */
  @JCStressTest
  @JCStressMeta(OneElement.class)
  @State
  public static class OneElementHeap extends OneElement {
    private static final Pool<SharedQueue<Long>> POOL0 = Pool.heap(QueueLitmus::queue);

    /** Takes the next objects. */
    public OneElementHeap() {
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
     * What is left.
     *
     * @param r what was seen
     */
    @Arbiter
    public void last(JJJ_Result r) {
      arbiter(r);
    }
  }

  /** {@link OneElement} in shared memory. */
  @JCStressTest
  @JCStressMeta(OneElement.class)
  @State
  public static class OneElementMemory extends OneElement {
    private static final Pool<SharedQueue<Long>> POOL0 = Pool.memory(QueueLitmus::queue);

    /** Takes the next objects. */
    public OneElementMemory() {
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
     * What is left.
     *
     * @param r what was seen
     */
    @Arbiter
    public void last(JJJ_Result r) {
      arbiter(r);
    }
  }

  /** Two threads offer at once, and each of the elements comes out once. */
  @Outcome(
      id = {"1, 2", "2, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "Both, in some order.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  public abstract static class TwoOffers {
    private final SharedQueue<Long> queue1;
    private final SharedQueue<Long> queue2;

    TwoOffers(Pair<SharedQueue<Long>> queue) {
      queue1 = queue.one();
      queue2 = queue.two();
      queue1.clear();
    }

    final void one() {
      var _ = queue1.offer(1L);
    }

    final void two() {
      var _ = queue2.offer(2L);
    }

    final void arbiter(JJ_Result r) {
      r.r1 = Objects.requireNonNullElse(queue1.poll(), 0L);
      r.r2 = Objects.requireNonNullElse(queue2.poll(), 0L);
    }
  }

  /** {@link TwoOffers} in the heap. */
  @JCStressTest
  @JCStressMeta(TwoOffers.class)
  @State
  public static class TwoOffersHeap extends TwoOffers {
    private static final Pool<SharedQueue<Long>> POOL0 = Pool.heap(QueueLitmus::queue);

    /** Takes the next objects. */
    public TwoOffersHeap() {
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
     * What is left.
     *
     * @param r what was seen
     */
    @Arbiter
    public void last(JJ_Result r) {
      arbiter(r);
    }
  }

  /** {@link TwoOffers} in shared memory. */
  @JCStressTest
  @JCStressMeta(TwoOffers.class)
  @State
  public static class TwoOffersMemory extends TwoOffers {
    private static final Pool<SharedQueue<Long>> POOL0 = Pool.memory(QueueLitmus::queue);

    /** Takes the next objects. */
    public TwoOffersMemory() {
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
     * What is left.
     *
     * @param r what was seen
     */
    @Arbiter
    public void last(JJ_Result r) {
      arbiter(r);
    }
  }
}
