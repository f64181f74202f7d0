package dev.dure.race.runtime;

import java.util.concurrent.locks.AbstractOwnableSynchronizer;

/**
 * Locks whose holder has ended. Only its holder can give a lock back that has one, so nobody will.
 * (A semaphore or a stamped lock may be given back by anybody, and a monitor always is.)
 */
final class Unreleased {

  private static final Inside OWNER =
      Inside.field(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");

  /** By the place where the lock was taken. */
  static final Channel<Access> CHANNEL = new Channel<>();

  private Unreleased() {}

  /** The current thread is about to end. */
  static void look(ThreadState thread) {
    Held held = thread.held();
    if (held == null || thread.busy) {
      return;
    }
    thread.busy = true;
    try {
      for (Held h = held; h != null; h = h.before) {
        if (isOwned(h, thread) && CHANNEL.isNew(h.site())) {
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

  private static void tell(Held held, ThreadState thread) {
    StackTraceElement[] stack = Sites.stack(held.site(), null);
    CHANNEL.tell(new Access(false, thread.info, Held.alone(held), stack));
  }
}
