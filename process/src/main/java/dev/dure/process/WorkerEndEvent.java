package dev.dure.process;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A worker's process is gone. */
@Name("dev.dure.WorkerEnd")
@Label("Pool Worker Ended")
@Description("The process of a pool's worker is gone")
@Category({"Dure", "Pools"})
@StackTrace(false)
final class WorkerEndEvent extends Event {

  @Label("Pool")
  String pool = "";

  @Label("Worker")
  String worker = "";

  @Label("Process Id")
  long pid;

  @Label("Reason")
  @Description(
      "recycled, closed, stopped, cancelled, deadline, violation, not started, or died if nobody here"
          + " wanted it")
  String reason = "";

  @Label("Exit Code")
  @Description("128 + n if signal n ended it")
  int exitCode;

  @Label("Signal")
  @Description("What ended it, or 0")
  int signal;

  @Label("Tasks")
  @Description("How many tasks it was sent")
  long tasks;

  @Label("Age")
  @Timespan
  long age;

  @Label("Crash Report")
  @Description("Where its JVM's report is; empty if there is none")
  String crashReport = "";

  static void tell(String pool, PoolWorker worker, DeadWorker dead, EndReason reason) {
    WorkerEndEvent event = new WorkerEndEvent();
    if (event.shouldCommit()) {
      event.pool = pool;
      event.worker = worker.name();
      event.pid = dead.pid();
      event.reason = reason.word();
      event.exitCode = dead.exitCode();
      event.signal = dead.signal().orElse(0);
      event.tasks = worker.sentInAll();
      event.age = worker.ageNanos();
      event.crashReport = dead.crashReport() == null ? "" : dead.crashReport();
      event.commit();
    }
  }
}
