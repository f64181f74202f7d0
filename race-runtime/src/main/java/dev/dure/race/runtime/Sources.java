package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;

/** What a combination of several objects comes after, as {@code CompletableFuture.allOf}. */
public final class Sources extends WeakTable.Node {

  private static final WeakTable<Sources> ALL = new WeakTable<>(Sources::new);

  private volatile SyncVar[] vars = {};

  private Sources(Object object, ReferenceQueue<Object> queue) {
    super(object, queue);
  }

  /** Who acquires an object shall acquire others too. */
  public static void set(Object object, Object[] sources) {
    SyncVar[] vars = new SyncVar[sources.length];
    for (int i = 0; i < vars.length; i++) {
      vars[i] = Syncs.of(sources[i]);
    }
    ALL.of(object).vars = vars;
  }

  /** The current thread acquires an object, and its sources if it has any. */
  public static void acquire(Object object) {
    Syncs.acquire(object);
    Sources found = ALL.find(object);
    if (found != null) {
      for (SyncVar var : found.vars) {
        Edges.acquire(var);
      }
    }
  }
}
