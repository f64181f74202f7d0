package dev.dure.process;

import dev.dure.process.Excess.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what workers take, and has those killed that take too much. Used by the keeper's thread
 * alone, without the {@link Dispatcher}'s lock, since it reads files.
 *
 * <p>Nothing here believes a worker but as to which of the tasks that it was sent it has begun. The
 * processor time of a task counts from the first look at which it is seen: so it may take as much
 * more as fits between two looks, and never counts what others took.
 */
final class CapGuard {

  /** How often to look. */
  static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** The task that a worker is at, and what the worker had taken when that was first seen. */
  private record Begun(long id, long cpuNanos) {}

  private final long residentCap;
  private final long cpuCap;
  private final Map<PoolWorker, Begun> begun = new WeakHashMap<>();
  private long lastNanos = System.nanoTime() - PERIOD_NANOS;

  CapGuard(PoolOptions options) {
    residentCap = options.residentCap();
    cpuCap = options.cpuCap().toNanos();
  }

  boolean hasCaps() {
    return residentCap > 0 || cpuCap > 0;
  }

  /** Whether it is time to look. */
  boolean isDue() {
    return hasCaps() && System.nanoTime() - lastNanos >= PERIOD_NANOS;
  }

  /** Looks at all of them. */
  void look(Dispatcher dispatcher) {
    lastNanos = System.nanoTime();
    List<PoolWorker> workers = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    dispatcher.begun(workers, ids);
    for (int i = 0; i < workers.size(); i++) {
      PoolWorker worker = workers.get(i);
      long id = ids.get(i);
      ProcessUsage usage = ProcessUsage.of(worker.process().toHandle());
      if (residentCap > 0 && usage.residentBytes() > residentCap) {
        dispatcher.exceeded(
            worker, 0, new Excess(Kind.RESIDENT, residentCap, usage.residentBytes()));
      } else if (cpuCap > 0) {
        Excess excess = cpuExcess(worker, id, usage.cpuNanos());
        if (excess != null) {
          dispatcher.exceeded(worker, id, excess);
        }
      }
    }
  }

  private @Nullable Excess cpuExcess(PoolWorker worker, long id, long cpuNanos) {
    Begun known = begun.get(worker);
    if (known == null || known.id != id) {
      begun.put(worker, new Begun(id, cpuNanos));
      return null;
    }
    long taken = cpuNanos - known.cpuNanos;
    return id != 0 && taken > cpuCap ? new Excess(Kind.CPU_TIME, cpuCap, taken) : null;
  }
}
