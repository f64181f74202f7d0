package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;

/**
 * The locks of Dure's own library. Their code is looked into as a program's is, so what they order
 * is known by that. What is told here is who holds them, and that what they order did not have to
 * be.
 */
final class DureLocks {

  private static final String NAME = "dev.dure.SharedLock";

  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isKindOf(type);
        }
      };

  private DureLocks() {}

  static boolean isOne(Object lock) {
    return KNOWN.get(lock.getClass());
  }

  /** The current thread is about to take or give back a lock; whether it is one of these. */
  static boolean begin(Object lock) {
    return isOne(lock) && Edges.beginOwn(lock);
  }

  /** It has done so. */
  static void end(boolean own) {
    if (own) {
      Edges.endOwn();
    }
  }

  private static boolean isKindOf(Class<?> type) {
    if (type.getName().equals(NAME)) {
      return true;
    }
    for (Class<?> above : type.getInterfaces()) {
      if (isKindOf(above)) {
        return true;
      }
    }
    Class<?> superclass = type.getSuperclass();
    return superclass != null && isKindOf(superclass);
  }
}
