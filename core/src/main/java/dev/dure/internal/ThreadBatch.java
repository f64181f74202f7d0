package dev.dure.internal;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A batch of a pool of threads.
 *
 * @param <T> the type of the inputs
 */
final class ThreadBatch<T extends @Nullable Object> extends Batch implements Runnable {

  private final Function<? super T, ?> function;
  private final List<T> inputs;
  private final Runner runner = new Runner();

  ThreadBatch(PoolCounters counters, String name, Function<? super T, ?> function, List<T> inputs) {
    super(counters, name, inputs.size());
    this.function = function;
    this.inputs = inputs;
  }

  @Override
  public void run() {
    try {
      if (runner.begin()) {
        begin();
        recordSent(Thread.currentThread().getName());
        for (int i = 0; i < inputs.size() && !isDone(); i++) {
          runAt(i);
        }
      }
    } finally {
      runner.end();
    }
  }

  private void runAt(int index) {
    try {
      succeedAt(index, function.apply(inputs.get(index)));
    } catch (Throwable e) {
      failAt(index, e);
    }
  }

  @Override
  protected void abandoned(boolean stop) {
    runner.stop(stop);
  }
}
