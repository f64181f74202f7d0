package dev.dure.internal;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A thread waited for room in a pool's queue. */
@Name("dev.dure.PoolQueueFull")
@Label("Pool Queue Full")
@Description("A thread that submitted a task waited for room in the pool's queue")
@Category({"Dure", "Pools"})
@StackTrace
@Threshold("20 ms")
final class QueueFullEvent extends Event {

  @Label("Pool")
  String pool = "";

  /** Begins; what is to be run at the end of the wait. */
  static Runnable start(String pool) {
    QueueFullEvent event = new QueueFullEvent();
    if (!event.isEnabled()) {
      return BackPressure.NOTHING;
    }
    event.begin();
    return () -> {
      event.end();
      if (event.shouldCommit()) {
        event.pool = pool;
        event.commit();
      }
    };
  }
}
