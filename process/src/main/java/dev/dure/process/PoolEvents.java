package dev.dure.process;

import dev.dure.internal.FlightRecording;

/** Tells Flight Recorder, if there is one, what happens to a pool's workers. Never blocks. */
final class PoolEvents {

  private PoolEvents() {}

  /** A worker has become ready. */
  static void started(String pool, PoolWorker worker) {
    if (FlightRecording.isPresent()) {
      WorkerStartEvent.tell(pool, worker);
    }
  }

  /** A worker's process is gone. */
  static void ended(String pool, PoolWorker worker, DeadWorker dead, EndReason reason) {
    if (FlightRecording.isPresent()) {
      WorkerEndEvent.tell(pool, worker, dead, reason);
    }
  }

  /** A worker broke the protocol. */
  static void violated(String pool, PoolWorker worker, String how) {
    if (FlightRecording.isPresent()) {
      WorkerViolationEvent.tell(pool, worker.name(), worker.process().pid(), how);
    }
  }

  /** A task has killed all the workers that it may. */
  static void quarantined(String pool, String task, int deaths) {
    if (FlightRecording.isPresent()) {
      TaskQuarantinedEvent.tell(pool, task, deaths);
    }
  }
}
