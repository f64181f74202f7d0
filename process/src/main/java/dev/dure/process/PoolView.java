package dev.dure.process;

import dev.dure.PoolState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What a progress bar sees of a pool. */
final class PoolView {

  /** A task that runs; its name is harmless. */
  record Running(String name, double progress) {}

  private final Dispatcher dispatcher;

  PoolView(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  PoolState state() {
    return dispatcher.state();
  }

  /** How many tasks there will have been, if that is known. */
  OptionalLong total() {
    return dispatcher.counters().total();
  }

  List<Running> running() {
    List<Running> running = new ArrayList<>();
    for (Job job : dispatcher.running()) {
      running.add(new Running(PlainText.of(job.name()), job.progress()));
    }
    return running;
  }

  /** Waits for the pool's end; whether it has ended. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    return dispatcher.awaitTermination(Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
  }
}
