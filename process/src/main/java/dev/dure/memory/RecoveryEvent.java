package dev.dure.memory;

import java.util.function.IntSupplier;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** This process recovered what a dead one left; it is rare, so it is told however short. */
@Name("dev.dure.Recovery")
@Label("Shared Memory Recovery")
@Description("What a process that died had in a segment was marked, given back and freed")
@Category({"Dure", "Processes"})
@StackTrace(false)
final class RecoveryEvent extends Event {

  @Label("Space")
  String space = "";

  @Label("Slot")
  int slot;

  @Label("Process Id")
  @Description("The process that died")
  int pid;

  @Label("Locks")
  @Description("How many locks it held")
  int locks;

  static void tell(String space, int slot, int pid, IntSupplier recovery) {
    RecoveryEvent event = new RecoveryEvent();
    event.begin();
    int locks = recovery.getAsInt();
    event.end();
    if (event.shouldCommit()) {
      event.space = space;
      event.slot = slot;
      event.pid = pid;
      event.locks = locks;
      event.commit();
    }
  }
}
