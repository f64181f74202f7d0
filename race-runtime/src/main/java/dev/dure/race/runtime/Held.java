package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A lock that a thread holds, or an optimistic read of one that it has begun, and those that it
 * took before. Immutable.
 */
public final class Held {

  final @Nullable Held before;
  private final String type;
  private final int identity;
  private final int site;
  private final boolean shared;

  /** By what the lock orders; null if this is no lock. Its readers and its writers have one. */
  final @Nullable SyncVar var;

  /** What had to be before the lock was taken; null if that is not known, see {@link LockOrder}. */
  final @Nullable Clock order;

  /** Not a lock, but an optimistic read of one; null for a lock. */
  final @Nullable OptimisticRead optimistic;

  Held(
      @Nullable Held before,
      String type,
      int identity,
      int site,
      boolean shared,
      SyncVar var,
      @Nullable Clock order) {
    this.before = before;
    this.var = var;
    this.order = order;
    this.type = type;
    this.identity = identity;
    this.site = site;
    this.shared = shared;
    this.optimistic = null;
  }

  private Held(@Nullable Held before, OptimisticRead optimistic) {
    this.before = before;
    this.var = null;
    this.order = null;
    this.type = "";
    this.identity = 0;
    this.site = 0;
    this.shared = true;
    this.optimistic = optimistic;
  }

  /** A hold as if it were the only one. */
  static Held alone(Held hold) {
    return new Held(null, hold);
  }

  /** These, and an optimistic read. */
  static Held optimistic(@Nullable Held before, OptimisticRead read) {
    return new Held(before, read);
  }

  private Held(@Nullable Held before, Held hold) {
    this.before = before;
    this.type = hold.type;
    this.identity = hold.identity;
    this.site = hold.site;
    this.shared = hold.shared;
    this.var = hold.var;
    this.order = hold.order;
    this.optimistic = hold.optimistic;
  }

  /** Whether a hold would say what this one says. */
  boolean isOf(
      @Nullable Held before,
      String type,
      int identity,
      int site,
      boolean shared,
      SyncVar var,
      @Nullable Clock order) {
    return this.before == before
        && this.var == var
        && this.order == order
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
    return held.on(without(held.before, type, identity, shared));
  }

  /** These without an optimistic read; the same if it is not among them. */
  static @Nullable Held without(@Nullable Held held, OptimisticRead read) {
    if (held == null) {
      return null;
    }
    return held.optimistic == read ? held.before : held.on(without(held.before, read));
  }

  private Held on(@Nullable Held rest) {
    return rest == before ? this : new Held(rest, this);
  }
}
