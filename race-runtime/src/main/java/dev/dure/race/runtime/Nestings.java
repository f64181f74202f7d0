package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/** What a thread has told {@link LockOrder} lately, so that it tells it once; by its locks. */
final class Nestings {

  private final @Nullable Nesting[] lately = new Nesting[64];

  @Nullable Nesting find(SyncVar outer, Held held, Held taken) {
    Nesting found = lately[index(outer, taken)];
    return found != null && found.isOf(outer, held, taken) ? found : null;
  }

  void put(Nesting made) {
    lately[index(made.outer, made.taken)] = made;
  }

  private int index(SyncVar outer, Held taken) {
    int inner = taken.var == null ? 0 : taken.var.hash();
    return WeakTable.spread(31 * outer.hash() + inner + taken.site()) & (lately.length - 1);
  }
}
