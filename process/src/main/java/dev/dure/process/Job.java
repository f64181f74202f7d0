package dev.dure.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pool gives to workers: a task, or a batch of inputs, each of which counts as a task there.
 * It gets one outcome for each, from whichever thread.
 */
interface Job {

  String name();

  /** Whether nobody waits for an outcome any more. */
  boolean isDone();

  /** The type of its message. */
  byte messageType();

  /** How many tasks it is. */
  int size();

  /**
   * What is to be sent.
   *
   * @param from the first of its tasks that is
   * @param to the first that is not
   */
  Encoded encoded(int from, int to);

  /** It has been sent to a worker, there with this id. */
  void sent(PoolWorker worker, long id);

  void succeed(int index, @Nullable Object result);

  void fail(int index, Throwable reason);

  /** It ends without an outcome of its own. */
  void cancelled();

  /** The pool has not taken it. */
  void rejected();

  /** How far it is: 0 to 1. */
  double progress();

  /** Whether it was cancelled. */
  boolean isCancelled();

  /** Its worker began one of its tasks then, at the earliest, in {@link System#nanoTime}. */
  void begunAt(long nanos);

  /**
   * Its worker died in one of its tasks.
   *
   * @return whether that task may run again; otherwise it has failed
   */
  boolean retries(int index, WorkerDiedException death);

  /** It, for who shuts the pool down before it has begun; nothing for a batch. */
  List<Runnable> asRunnables();
}
