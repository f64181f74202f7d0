package dev.dure.process;

import dev.dure.internal.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of a process pool. Its inputs run at most once each. */
final class PoolBatch extends Batch implements Job {

  private final Dispatcher dispatcher;
  private final Object function;
  private final List<? extends @Nullable Object> inputs;
  private final Encoded whole;

  PoolBatch(
      Dispatcher dispatcher,
      String name,
      Object function,
      List<? extends @Nullable Object> inputs,
      Encoded whole) {
    super(dispatcher.counters(), name, inputs.size());
    this.dispatcher = dispatcher;
    this.function = function;
    this.inputs = inputs;
    this.whole = whole;
  }

  @Override
  protected void abandoned(boolean stop) {
    dispatcher.abandon(this, stop);
  }

  @Override
  public byte messageType() {
    return PoolLayout.BATCH;
  }

  @Override
  public Encoded encoded(int from, int to) {
    return to - from == size() ? whole : TaskEncoder.batch(function, inputs.subList(from, to));
  }

  @Override
  public void sent(PoolWorker worker, long id) {
    begin();
    recordSent(worker.name());
  }

  @Override
  public void succeed(int index, @Nullable Object result) {
    succeedAt(index, result);
  }

  @Override
  public void fail(int index, Throwable reason) {
    failAt(index, reason);
  }

  @Override
  public void cancelled() {
    var _ = drop();
  }

  @Override
  public void rejected() {
    reject();
  }

  @Override
  public void begunAt(long nanos) {
    recordBegun(nanos);
  }

  @Override
  public boolean retries(int index, WorkerDiedException death) {
    failAt(index, death);
    return false;
  }

  @Override
  public List<Runnable> asRunnables() {
    return List.of();
  }
}
