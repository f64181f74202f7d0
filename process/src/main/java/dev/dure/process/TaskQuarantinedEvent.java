package dev.dure.process;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A task is given to no other worker. */
@Name("dev.dure.TaskQuarantined")
@Label("Pool Task Quarantined")
@Description("A task has killed every worker that it may be given to")
@Category({"Dure", "Pools"})
@StackTrace(false)
final class TaskQuarantinedEvent extends Event {

  @Label("Pool")
  String pool = "";

  @Label("Task")
  String task = "";

  @Label("Deaths")
  @Description("How many workers it has killed")
  int deaths;

  static void tell(String pool, String task, int deaths) {
    TaskQuarantinedEvent event = new TaskQuarantinedEvent();
    if (event.shouldCommit()) {
      event.pool = pool;
      event.task = task;
      event.deaths = deaths;
      event.commit();
    }
  }
}
