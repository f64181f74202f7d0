package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/** Over which map a task of a bulk operation of {@code ConcurrentHashMap} goes. */
public final class BulkTasks extends WeakTable.Node {

  private static final WeakTable<BulkTasks> ALL = new WeakTable<>(BulkTasks::new);

  private volatile @Nullable Object map;

  private BulkTasks(Object task, ReferenceQueue<Object> queue) {
    super(task, queue);
  }

  /** A task was made. */
  public static void made(Object task, @Nullable Object map) {
    ALL.of(task).map = map;
  }

  /** The map of a task; null if that is not known. */
  public static @Nullable Object map(Object task) {
    BulkTasks known = ALL.find(task);
    return known == null ? null : known.map;
  }
}
