package dev.dure.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run: a thread for each actor, and this one, which makes the states and checks them.
 *
 * <p>All meet at the barrier twice in each round, at its begin and at its end. A barrier lets its
 * threads go one after the other, some microseconds apart, which is longer than a short part takes.
 * So each one waits a moment more until all have come out, and then pauses as its random numbers
 * say. Nothing of that orders the actors' parts among each other: each part begins after all
 * threads have come out, and ends before the first meets the next barrier.
 */
@SuppressWarnings("ThreadPriorityCheck") // yields disturb schedules here; nothing relies on them
final class StressRun<S> {

  /** For so many looks a thread waits for the others to come out; then they may have the core. */
  private static final int LOOKS = 200;

  /** How long threads that are interrupted have to end. */
  private static final long GRACE_NANOS = 500_000_000;

  private static final int MAX_SPINS = 2000;
  private static final int MAX_YIELDS = 4;
  private static final int MAX_PARK_NANOS = 100_000;

  private final Supplier<? extends S> maker;
  private final List<Stress.Part<? super S>> parts;
  private final List<Stress.Part<? super S>> checks;
  private final int rounds;
  private final long seed;
  private final Duration deadline;
  private final ThreadFactory factory;

  private final CyclicBarrier barrier;
  private final AtomicInteger out = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();

  /** What each actor threw in this round; its own element, ordered by the barrier. */
  private final @Nullable Throwable[] thrown;

  /** Whether no round begins any more. */
  private volatile boolean over;

  /** Written by this thread before the barrier at the begin of a round. */
  private @Nullable S state;

  StressRun(
      Supplier<? extends S> maker,
      List<Stress.Part<? super S>> parts,
      List<Stress.Part<? super S>> checks,
      int rounds,
      long seed,
      Duration deadline,
      ThreadFactory factory) {
    this.maker = maker;
    this.parts = List.copyOf(parts);
    this.checks = List.copyOf(checks);
    this.rounds = rounds;
    this.seed = seed;
    this.deadline = deadline;
    this.factory = factory;
    this.barrier = new CyclicBarrier(parts.size() + 1);
    this.thrown = new Throwable[parts.size()];
  }

  void run() throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    int round = 0;
    try {
      start();
      for (; round < rounds; round++) {
        S made = make(round);
        state = made;
        barrier.await(left(end), TimeUnit.NANOSECONDS);
        barrier.await(left(end), TimeUnit.NANOSECONDS);
        look(round, made);
      }
    } catch (TimeoutException | BrokenBarrierException e) {
      throw new StressFailedError(
          "was not over after " + deadline + say(round) + stacks(), seed, round, null);
    } finally {
      stop(round == rounds);
    }
  }

  private void start() {
    for (int i = 0; i < parts.size(); i++) {
      int actor = i;
      Thread thread = factory.newThread(() -> act(actor));
      thread.setName("stress-" + actor);
      threads.add(thread);
      thread.start();
    }
  }

  /** After the last round all end by themselves; else those that wait, and all others, are told. */
  private void stop(boolean complete) throws InterruptedException {
    over = true;
    if (!complete) {
      barrier.reset();
      threads.forEach(Thread::interrupt);
    }
    long end = System.nanoTime() + GRACE_NANOS;
    for (Thread thread : threads) {
      thread.join(left(end) / 1_000_000 + 1);
    }
  }

  private static long left(long end) {
    return Math.max(end - System.nanoTime(), 0);
  }

  private S make(int round) {
    try {
      return maker.get();
    } catch (Throwable e) {
      throw failed("the state could not be made: ", e, round);
    }
  }

  private void look(int round, S made) {
    StressFailedError failure = null;
    for (int actor = 0; actor < thrown.length; actor++) {
      Throwable e = thrown[actor];
      if (e != null && failure == null) {
        failure = failed("actor " + actor + " threw ", e, round);
      } else if (e != null && failure != null) {
        failure.addSuppressed(e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    for (Stress.Part<? super S> check : checks) {
      try {
        check.run(made);
      } catch (Throwable e) {
        throw failed("", e, round);
      }
    }
  }

  private StressFailedError failed(String who, Throwable e, int round) {
    return new StressFailedError(who + e + say(round), seed, round, e);
  }

  private String say(int round) {
    return String.format(
        "%n(round %d of %d, %d threads; the same pauses again: -Ddure.seed=%d)",
        round, rounds, parts.size(), seed);
  }

  private String stacks() {
    StringBuilder text = new StringBuilder();
    for (Thread thread : threads) {
      text.append(String.format("%n%n\"%s\" %s", thread.getName(), thread.getState()));
      for (StackTraceElement frame : thread.getStackTrace()) {
        text.append(String.format("%n    at %s", frame));
      }
    }
    return text.toString();
  }

  // ---- in the threads of the actors ----

  private void act(int actor) {
    SplittableRandom random = new SplittableRandom(seed + actor * 0x9E3779B97F4A7C15L);
    try {
      for (int round = 0; round < rounds && !over; round++) {
        barrier.await();
        comeOut(round);
        pause(random);
        try {
          parts.get(actor).run(made());
        } catch (Throwable e) {
          thrown[actor] = e;
        }
        boolean unused = Thread.interrupted(); // by the part itself, or by stop
        if (over) {
          return;
        }
        barrier.await();
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      // the run is over
    }
  }

  @SuppressWarnings("NullAway") // what the maker returned, whatever that was
  private S made() {
    return state;
  }

  private void comeOut(int round) {
    int all = (round + 1) * parts.size();
    out.incrementAndGet();
    for (int looks = 0; out.get() - all < 0; looks++) {
      if (looks < LOOKS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private static void pause(SplittableRandom random) {
    int much = random.nextInt();
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> spin((much >>> 1) % MAX_SPINS);
      case 3 -> {
        for (int i = (much >>> 1) % MAX_YIELDS; i >= 0; i--) {
          Thread.yield();
        }
      }
      case 4 -> LockSupport.parkNanos((much >>> 1) % MAX_PARK_NANOS);
      default -> {}
    }
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }
}
