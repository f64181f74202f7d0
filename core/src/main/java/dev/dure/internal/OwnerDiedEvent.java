package dev.dure.internal;

import dev.dure.OwnerDeath;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The owner of a lock died; told once, by the thread that marked the lock. */
@Name("dev.dure.OwnerDied")
@Label("Shared Lock Owner Died")
@Description("A thread or process ended while it held a shared lock")
@Category({"Dure", "Locks"})
@StackTrace(false)
final class OwnerDiedEvent extends Event {

  @Label("Space")
  String space = "";

  @Label("Object")
  @Description("The name of the lock; empty if it has none")
  String object = "";

  @Label("Owner")
  @Description("Who died")
  String owner = "";

  @Label("Abandoned")
  @Description("Whether the lock is abandoned until it is recovered; if not, it was released")
  boolean abandoned;

  static void tell(String space, String object, String owner, OwnerDeath ownerDeath) {
    OwnerDiedEvent event = new OwnerDiedEvent();
    if (event.shouldCommit()) {
      event.space = space;
      event.object = object;
      event.owner = owner;
      event.abandoned = ownerDeath == OwnerDeath.ABANDON;
      event.commit();
    }
  }
}
