package dev.dure.internal;

import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * A task of a pool, or a chunk of a map, from its submission to its outcome. The threshold is that
 * of waits for locks, so that a million short tasks are no flood.
 *
 * <p>The fields that are no part of it are transient. A task has its outcome in one thread, and
 * what that sees of the others is published by the pool's lock or queue.
 */
@Name("dev.dure.Task")
@Label("Pool Task")
@Description("A task of a pool, or a chunk of a map's inputs, from its submission to its outcome")
@Category({"Dure", "Pools"})
@StackTrace(false)
@Threshold("20 ms")
final class TaskEvent extends Event implements TaskRecord {

  @Label("Pool")
  String pool = "";

  @Label("Task")
  String task = "";

  @Label("Inputs")
  @Description("1, or of a chunk the number of its inputs")
  int inputs;

  @Label("Worker")
  @Description("The last that it was given to; empty if none")
  String worker = "";

  @Label("Queued")
  @Description("From its submission until its worker came to it, as far as the pool can see")
  @Timespan
  long queued;

  @Label("Run")
  @Description("From then to its outcome; 0 if it never began")
  @Timespan
  long run;

  @Label("Outcome")
  @Description("done, failed or cancelled")
  String outcome = "";

  @Label("Reason")
  @Description("The class of what it failed with; empty if it has not, and for a chunk")
  String reason = "";

  private transient long submittedNanos;
  private transient volatile long begunNanos;

  static @Nullable TaskRecord begin(String pool, String task, int inputs) {
    TaskEvent event = new TaskEvent();
    if (!event.isEnabled()) {
      return null;
    }
    event.pool = pool;
    event.task = task;
    event.inputs = inputs;
    event.submittedNanos = System.nanoTime();
    event.begunNanos = event.submittedNanos;
    event.begin();
    return event;
  }

  @Override
  public void sent(String to) {
    worker = to;
    begunNanos = System.nanoTime();
  }

  @Override
  public void begun(long nanos) {
    if (nanos - begunNanos > 0) { // not before it was sent
      begunNanos = nanos;
    }
  }

  @Override
  public void settled(PoolCounters.Outcome how, @Nullable Throwable why) {
    end();
    if (!shouldCommit()) {
      return;
    }
    long now = System.nanoTime();
    boolean began = !worker.isEmpty();
    queued = (began ? begunNanos : now) - submittedNanos;
    run = began ? now - begunNanos : 0;
    outcome = how.name().toLowerCase(Locale.ROOT);
    reason = why == null ? "" : why.getClass().getName();
    commit();
  }
}
