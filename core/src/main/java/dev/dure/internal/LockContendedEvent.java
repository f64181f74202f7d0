package dev.dure.internal;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A thread waited for a lock; with the threshold of {@code jdk.JavaMonitorEnter}. */
@Name("dev.dure.LockContended")
@Label("Shared Lock Contended")
@Description("A thread waited for a shared lock or read-write lock that others held")
@Category({"Dure", "Locks"})
@StackTrace
@Threshold("20 ms")
final class LockContendedEvent extends Event {

  @Label("Space")
  String space = "";

  @Label("Object")
  @Description("The name of what was waited for; empty if it has none")
  String object = "";

  @Label("Kind")
  String kind = "";

  @Label("Acquired")
  @Description("Whether the thread got it; not so after a time limit, an interrupt or a death")
  boolean acquired;
}
