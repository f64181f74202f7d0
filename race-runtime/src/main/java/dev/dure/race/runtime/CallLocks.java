package dev.dure.race.runtime;

import java.util.HashMap;
import java.util.Map;
import jdk.internal.vm.annotation.DontInline;

/**
 * Locks that a method makes, takes, and shows to nobody: instrumented code tells of them where that
 * is certain by the bytecode. Whoever comes there has a lock of his own, which excludes nobody.
 * Told when a second thread comes to the same place.
 */
public final class CallLocks {

  /** By place. */
  private static final Map<Integer, Access> FIRST = new HashMap<>();

  private CallLocks() {}

  /** As {@link Findings#beginAgain}. */
  static void beginAgain() {
    synchronized (FIRST) {
      FIRST.clear();
    }
  }

  /** The current thread has taken such a lock. */
  @DontInline
  public static void taken(ThreadState thread) {
    Held hold = thread.held();
    if (thread.busy || hold == null || IneffectiveLock.CHANNEL.isSeen(hold.site())) {
      return;
    }
    thread.busy = true;
    try {
      Access first;
      synchronized (FIRST) {
        first = FIRST.get(hold.site());
        if (first == null) {
          FIRST.put(hold.site(), IneffectiveLock.hold(thread, hold));
        }
      }
      if (first != null && first.thread() != thread.info) {
        Access later = IneffectiveLock.hold(thread, hold);
        IneffectiveLock.tell(IneffectiveLock.Cause.OF_CALL, "", hold, later, first);
      }
    } catch (Throwable e) {
      Trouble.tell("a finding could not be told", e);
    } finally {
      thread.busy = false;
    }
  }
}
