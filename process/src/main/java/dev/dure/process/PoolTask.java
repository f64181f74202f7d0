package dev.dure.process;

import dev.dure.internal.AbstractTask;
import dev.dure.internal.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task of a process pool.
 *
 * @param <T> the type of its result
 */
final class PoolTask<T extends @Nullable Object> extends AbstractTask<T> implements Job {

  private final Dispatcher dispatcher;
  private final Work<T> work;
  private final Encoded encoded;
  private final int retries;

  /** The workers that it has killed; only the thread that reports a death touches it. */
  private final List<WorkerDiedException> deaths = new ArrayList<>();

  private volatile @Nullable PoolWorker worker;
  private volatile long id;

  PoolTask(Dispatcher dispatcher, String name, Work<T> work, Encoded encoded, int retries) {
    super(dispatcher.counters(), name, 1);
    this.dispatcher = dispatcher;
    this.work = work;
    this.encoded = encoded;
    this.retries = retries;
  }

  @Override
  public double progress() {
    if (isDone()) {
      return outcome().isCompletedExceptionally() ? 0 : 1;
    }
    PoolWorker running = worker;
    return running == null ? 0 : running.progressOf(id);
  }

  @Override
  protected void abandoned(boolean stop) {
    dispatcher.abandon(this, stop);
  }

  @Override
  protected void helpBeforeWaiting() {
    PoolWorker running = worker;
    if (running != null) {
      dispatcher.help(running, this);
    }
  }

  @Override
  public byte messageType() {
    return PoolLayout.TASK;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public Encoded encoded(int from, int to) {
    return encoded;
  }

  @Override
  public void sent(PoolWorker to, long newId) {
    id = newId;
    worker = to;
    recordSent(to.name());
  }

  @Override
  public void succeed(int index, @Nullable Object result) {
    var _ = succeed(work.resultOf(result));
  }

  @Override
  public void fail(int index, Throwable reason) {
    var _ = fail(reason);
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
    deaths.add(death);
    if (deaths.size() <= retries) {
      return true;
    }
    if (retries == 0) {
      var _ = fail(death);
    } else if (fail(new TaskQuarantinedException(name(), deaths))) {
      PoolEvents.quarantined(dispatcher.pool(), name(), deaths.size());
    }
    return false;
  }

  @Override
  public List<Runnable> asRunnables() {
    return List.of(work.asRunnable());
  }
}
