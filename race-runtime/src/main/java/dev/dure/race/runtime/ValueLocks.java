package dev.dure.race.runtime;

import java.util.HashMap;
import java.util.Map;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * Locks that are values: boxed numbers and literals. Which object such a value is, nobody can say:
 * {@code Integer.valueOf} gives the same one to all code for small numbers, and a new one each time
 * for others (JLS 5.1.7); equal literals are one object in all classes of the JVM (JLS 3.10.5). So
 * the lock excludes nobody, or strangers. Told when a second thread takes one at the same place, or
 * the same one elsewhere.
 */
final class ValueLocks {

  private static final Map<Object, Access> FIRST = new HashMap<>();

  private ValueLocks() {}

  /** As {@link Findings#beginAgain}. */
  static void beginAgain() {
    synchronized (FIRST) {
      FIRST.clear();
    }
  }

  /** Quickly, whether a lock may be one. */
  static boolean mayBe(Object lock) {
    return lock instanceof Number
        || lock instanceof String
        || lock instanceof Boolean
        || lock instanceof Character;
  }

  /** The current thread has taken a lock that may be one. */
  @DontInline
  static void taken(ThreadState thread, Object lock, Held hold) {
    if (thread.busy) {
      return;
    }
    thread.busy = true;
    try {
      if (isValue(lock)) {
        tell(lock, hold, IneffectiveLock.hold(thread, hold));
      }
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }

  private static boolean isValue(Object lock) {
    if (lock instanceof String text) {
      // A copy, since a string that has no equal yet would become the literal itself.
      return new String(text.toCharArray()).intern() == text;
    }
    return switch (lock.getClass().getName()) {
      case "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Boolean",
          "java.lang.Character" ->
          true;
      default -> false;
    };
  }

  private static void tell(Object lock, Held hold, Access access) {
    Access other;
    synchronized (FIRST) {
      other = another(hold.site(), access);
      Access elsewhere = another(System.identityHashCode(lock) + "@", access);
      other = other != null ? other : elsewhere;
    }
    if (other != null) {
      IneffectiveLock.tell(IneffectiveLock.Cause.VALUE, "", hold, access, other);
    }
  }

  /** The first hold by that key, if it was another thread's. */
  private static @Nullable Access another(Object key, Access access) {
    Access first = FIRST.putIfAbsent(key, access);
    return first != null && first.thread() != access.thread() ? first : null;
  }
}
