package dev.dure.race.runtime.model;

import dev.dure.race.runtime.NamedFields;
import dev.dure.race.runtime.SyncVar;

/** Which field a field updater reaches: told by its constructor. */
public final class UpdaterHandoffs {

  private UpdaterHandoffs() {}

  /** An updater was made. */
  public static void made(Object updater, Class<?> declaring, String field) {
    NamedFields.set(updater, declaring, field);
  }

  /** An updater of a field of reference type was made. */
  public static void madeOfType(Object updater, Class<?> declaring, Class<?> type, String field) {
    NamedFields.set(updater, declaring, field);
  }

  /** What an updater orders by in an object. */
  static SyncVar of(Object updater, Object object) {
    return NamedFields.of(updater, object);
  }
}
