package dev.dure.race.runtime.model;

import dev.dure.race.runtime.BulkTasks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bulk operations of {@code ConcurrentHashMap}: what was done before a mapping was made comes
 * before the call of a function with it. What was done before the operation comes before all calls,
 * and these before its return, since its parts are fork-join tasks; see {@link Handoffs}.
 */
public final class BulkHandoffs {

  /** The map whose operation is about to make its first task. */
  private static final ThreadLocal<Object> MAP = new ThreadLocal<>();

  private BulkHandoffs() {}

  /** An operation of a map begins. */
  public static void begin(Object map) {
    MAP.set(map);
  }

  /** A task was made by an operation, or by another task. */
  public static void made(Object task, @Nullable Object parent) {
    if (parent == null) {
      BulkTasks.made(task, MAP.get());
      MAP.remove();
    } else {
      BulkTasks.made(task, BulkTasks.map(parent));
    }
  }

  /** A task has come to a mapping, or to the end. */
  public static void advanced(Object task, @Nullable Object entry) {
    Object map = BulkTasks.map(task);
    if (map != null && entry instanceof Map.Entry<?, ?> mapping) {
      var unused = ConcurrentMaps.got(map, mapping.getKey(), mapping.getValue());
    }
  }
}
