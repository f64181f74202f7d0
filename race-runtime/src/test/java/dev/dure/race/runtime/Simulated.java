package dev.dure.race.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** Threads that one test drives. */
final class Simulated {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Simulated() {}

  /** A thread that nobody has started. */
  static ThreadState thread() {
    return thread(Clock.EMPTY);
  }

  /** A thread that begins with what its starter knew. */
  static ThreadState thread(Clock clock) {
    int number = COUNT.incrementAndGet();
    ThreadInfo info = new ThreadInfo("simulated " + number, number, false, null, null);
    return new ThreadState(Thread.currentThread(), info, clock);
  }
}
