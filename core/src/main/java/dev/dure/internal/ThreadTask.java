package dev.dure.internal;

import org.jspecify.annotations.Nullable;

/**
 * A task of a pool of threads.
 *
 * @param <T> the type of its result
 */
final class ThreadTask<T extends @Nullable Object> extends AbstractTask<T> implements Runnable {

  private final Work<T> work;
  private final Runner runner = new Runner();
  private volatile double progress;

  ThreadTask(PoolCounters counters, String name, Work<T> work) {
    super(counters, name, 1);
    this.work = work;
  }

  @Override
  public double progress() {
    return isDone() && !outcome().isCompletedExceptionally() ? 1 : progress;
  }

  @Override
  public void run() {
    if (!runner.begin()) {
      runner.end();
      return;
    }
    recordSent(Thread.currentThread().getName());
    CurrentTask.setListener(fraction -> progress = fraction);
    try {
      boolean unused = succeed(work.run());
    } catch (Throwable e) {
      boolean unused = fail(e);
    } finally {
      CurrentTask.setListener(null);
      runner.end();
    }
  }

  /** What was submitted, for whoever shuts the pool down and wants to do it himself. */
  Runnable asRunnable() {
    return work.asRunnable();
  }

  @Override
  protected void abandoned(boolean stop) {
    runner.stop(stop);
  }
}
