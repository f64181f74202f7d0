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
  private final String name;
  private final Work<T> work;
  private final Encoded encoded;
  private final int retries;

  /** The workers that it has killed; only the thread that reports a death touches it. */
  private final List<WorkerDiedException> deaths = new ArrayList<>();

  private volatile @Nullable PoolWorker worker;
  private volatile long id;

  PoolTask(Dispatcher dispatcher, String name, Work<T> work, int retries) {
    this.dispatcher = dispatcher;
    this.name = name;
    this.work = work;
    this.encoded = TaskEncoder.task(work.target());
    this.retries = retries;
  }

  @Override
  public String name() {
    return name;
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
  public boolean retries(int index, WorkerDiedException death) {
    deaths.add(death);
    if (deaths.size() <= retries) {
      return true;
    }
    var _ = fail(retries == 0 ? death : new TaskQuarantinedException(name, deaths));
    return false;
  }

  @Override
  public List<Runnable> asRunnables() {
    return List.of(work.asRunnable());
  }
}
