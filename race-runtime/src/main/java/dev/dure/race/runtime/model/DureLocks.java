package dev.dure.race.runtime.model;

import dev.dure.race.runtime.Edges;
import dev.dure.race.runtime.NamedKind;

/**
 * The locks of Dure's own library. Their code is looked into as a program's is, so what they order
 * is known by that. What is told here is who holds them, and that what they order did not have to
 * be.
 */
final class DureLocks {

  private static final NamedKind KIND = new NamedKind("dev.dure.SharedLock");

  private DureLocks() {}

  static boolean isOne(Object lock) {
    return KIND.has(lock);
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
}
