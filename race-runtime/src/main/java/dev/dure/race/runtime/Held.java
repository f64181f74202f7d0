package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/** A lock that a thread holds, and those that it took before. Immutable. */
public final class Held {

  final @Nullable Held before;
  private final String type;
  private final int identity;
  private final int site;
  private final boolean shared;

  Held(@Nullable Held before, String type, int identity, int site, boolean shared) {
    this.before = before;
    this.type = type;
    this.identity = identity;
    this.site = site;
    this.shared = shared;
  }

  /** Whether a hold would say what this one says. */
  boolean isOf(@Nullable Held before, String type, int identity, int site, boolean shared) {
    return this.before == before
        && this.identity == identity
        && this.site == site
        && this.shared == shared
        && (this.type == type || this.type.equals(type));
  }

  /** The one that was taken before this, or null. */
  public @Nullable Held before() {
    return before;
  }

  /** The class of the lock. */
  public String type() {
    return type;
  }

  /** Its identity hash code: two locks of one class differ in it, mostly. */
  public int identity() {
    return identity;
  }

  /** Where it was taken; see {@link Sites}. */
  public int site() {
    return site;
  }

  /** Whether others may hold it at the same time, as they may a read lock. */
  public boolean isShared() {
    return shared;
  }

  /** These without the innermost hold of a lock; the same if it is not among them. */
  static @Nullable Held without(@Nullable Held held, String type, int identity, boolean shared) {
    if (held == null) {
      return null;
    }
    if (held.identity == identity && held.shared == shared && held.type.equals(type)) {
      return held.before;
    }
    Held rest = without(held.before, type, identity, shared);
    return rest == held.before
        ? held
        : new Held(rest, held.type, held.identity, held.site, held.shared);
  }
}
