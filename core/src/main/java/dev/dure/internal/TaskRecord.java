package dev.dure.internal;

import org.jspecify.annotations.Nullable;

/** What a flight recording is to know of a task; there is one only while it is recorded. */
interface TaskRecord {

  /** A worker has been chosen. */
  void sent(String worker);

  /** It began then, in {@link System#nanoTime}. */
  void begun(long nanos);

  /** It has its outcome. */
  void settled(PoolCounters.Outcome outcome, @Nullable Throwable reason);
}
