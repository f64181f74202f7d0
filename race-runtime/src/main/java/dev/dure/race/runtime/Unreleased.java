package dev.dure.race.runtime;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Locks whose holder has ended. Only its holder can give a lock back that has one, so nobody will.
 * (A semaphore or a stamped lock may be given back by anybody, and a monitor always is.)
 */
final class Unreleased {

  private static final Inside OWNER =
      Inside.field(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");

  private static final Set<Integer> SEEN = new HashSet<>();
  private static volatile @Nullable Consumer<Access> listener;

  private Unreleased() {}

  static void listen(Consumer<Access> consumer) {
    listener = consumer;
  }

  /** As {@link Findings#beginAgain}. */
  static void beginAgain() {
    synchronized (SEEN) {
      SEEN.clear();
    }
  }

  /** The current thread is about to end. */
  static void look(ThreadState thread) {
    Held held = thread.held();
    if (held == null || thread.busy) {
      return;
    }
    thread.busy = true;
    try {
      for (Held h = held; h != null; h = h.before) {
        if (isOwned(h, thread) && isNew(h.site())) {
          tell(h, thread);
        }
      }
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }

  /** Asked of the lock itself: it may have been given back by code that is not watched. */
  private static boolean isOwned(Held held, ThreadState thread) {
    Object lock = held.var == null ? null : held.var.get();
    return lock != null && OWNER.get(lock) == thread.thread;
  }

  private static boolean isNew(int site) {
    synchronized (SEEN) {
      return SEEN.add(site);
    }
  }

  private static void tell(Held held, ThreadState thread) {
    Consumer<Access> told = listener;
    if (told != null) {
      Held alone = Held.alone(held);
      told.accept(new Access(false, thread.info, alone, Sites.stack(held.site(), null)));
    }
  }
}
