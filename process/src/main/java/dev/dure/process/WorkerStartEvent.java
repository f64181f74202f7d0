package dev.dure.process;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A worker of a pool is ready; it is rare, so it is told however short it took. */
@Name("dev.dure.WorkerStart")
@Label("Pool Worker Started")
@Description("A worker of a pool is ready, its initializer done")
@Category({"Dure", "Pools"})
@StackTrace(false)
final class WorkerStartEvent extends Event {

  @Label("Pool")
  String pool = "";

  @Label("Worker")
  String worker = "";

  @Label("Process Id")
  long pid;

  @Label("Startup")
  @Description("Since its process was started")
  @Timespan
  long startup;

  static void tell(String pool, PoolWorker worker) {
    WorkerStartEvent event = new WorkerStartEvent();
    if (event.shouldCommit()) {
      event.pool = pool;
      event.worker = worker.name();
      event.pid = worker.process().pid();
      event.startup = worker.ageNanos();
      event.commit();
    }
  }
}
