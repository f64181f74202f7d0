package dev.dure.process;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A worker broke the protocol. */
@Name("dev.dure.WorkerViolation")
@Label("Pool Worker Violated Protocol")
@Description("A worker of a pool sent what no worker sends, and was killed")
@Category({"Dure", "Pools"})
@StackTrace(false)
final class WorkerViolationEvent extends Event {

  @Label("Pool")
  String pool = "";

  @Label("Worker")
  String worker = "";

  @Label("Process Id")
  long pid;

  @Label("Violation")
  @Description("What it sent")
  String violation = "";

  static void tell(String pool, String worker, long pid, String violation) {
    WorkerViolationEvent event = new WorkerViolationEvent();
    if (event.shouldCommit()) {
      event.pool = pool;
      event.worker = worker;
      event.pid = pid;
      event.violation = violation;
      event.commit();
    }
  }
}
