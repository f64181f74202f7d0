package dev.dure.cli;

import dev.dure.memory.ActivitySampler;
import dev.dure.memory.FoundSegment;
import dev.dure.memory.ObjectActivity;
import dev.dure.memory.SegmentView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The segments that {@code dure top} watches: they come and go meanwhile. */
final class WatchedSegments implements AutoCloseable {

  private static final long PAUSE_NANOS = 1_000_000;

  /** An object, and the name of its segment. */
  record Row(String segment, ObjectActivity activity) {}

  private record Watch(SegmentView view, ActivitySampler sampler) {}

  private final Map<FoundSegment, Watch> watches = new HashMap<>();

  /** From now on watches these; those that cannot be looked into are left out. */
  void update(List<FoundSegment> present) {
    List<FoundSegment> gone =
        watches.keySet().stream().filter(it -> !present.contains(it)).toList();
    gone.forEach(this::forget);
    for (FoundSegment found : present) {
      if (!watches.containsKey(found)) {
        begin(found);
      }
    }
  }

  private void begin(FoundSegment found) {
    try {
      SegmentView view = found.look();
      try {
        watches.put(found, new Watch(view, view.sampler()));
      } catch (RuntimeException e) {
        view.close();
        throw e;
      }
    } catch (RuntimeException e) {
      var _ = Damage.reason(e); // dure ls tells it
    }
  }

  private void forget(FoundSegment found) {
    Watch watch = watches.remove(found);
    if (watch != null) {
      watch.view().close();
    }
  }

  /** Looks for some time; what was seen, the most contended first. */
  List<Row> watch(long nanos) {
    long end = System.nanoTime() + nanos;
    do {
      forEach((_, sampler) -> sampler.sample());
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (System.nanoTime() - end < 0);
    List<Row> rows = new ArrayList<>();
    forEach(
        (found, sampler) ->
            sampler.report().forEach(activity -> rows.add(new Row(found.name(), activity))));
    rows.sort(Comparator.comparing(Row::activity, ObjectActivity.BY_CONTENTION));
    return rows;
  }

  private interface Step {
    void run(FoundSegment found, ActivitySampler sampler);
  }

  /** A segment that turns out to be damaged is not watched any longer. */
  private void forEach(Step step) {
    List<FoundSegment> damaged = new ArrayList<>();
    watches.forEach(
        (found, watch) -> {
          try {
            step.run(found, watch.sampler());
          } catch (RuntimeException e) {
            var _ = Damage.reason(e);
            damaged.add(found);
          }
        });
    damaged.forEach(this::forget);
  }

  @Override
  public void close() {
    List.copyOf(watches.keySet()).forEach(this::forget);
  }
}
