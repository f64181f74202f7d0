package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals that woke nobody, and who waits after them.
 *
 * <p>A signal is no state: who comes late does not see it, and has to look under the lock whether
 * there is anything left to wait for. Who has looked and waits all the same wants another signal
 * than the last one; so only a wait <em>without a look</em> can have lost it. Whether a wait looks
 * is seen in the code of its method ({@link #addWithoutLook}). It counts only if the thread holds
 * nothing but the lock that it gives back, once: else a method around this one may have looked
 * under that.
 *
 * <p>What is here of a monitor or a condition is changed by who holds its lock, and so needs none
 * of its own. A signal costs a look into a table; what is remembered of it is made anew only if it
 * is made by another thread or at another place.
 */
public final class LostSignals {

  /** A signal of the past. */
  private static final class Signal {
    final ThreadInfo thread;
    final @Nullable Held held;
    final @Nullable Frame frame;
    final int site;

    Signal(ThreadState state, int site) {
      this.thread = state.info;
      this.held = state.held();
      this.frame = Calls.frame(state);
      this.site = site;
    }

    boolean isOf(ThreadState state, int other) {
      return thread == state.info
          && held == state.held()
          && site == other
          && Calls.isIn(state, frame);
    }
  }

  /** A monitor or a condition; its lock guards what changes. */
  private static final class Waits extends WeakTable.Node {
    int waiting;
    @Nullable Signal lost;

    Waits(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
    }
  }

  private static final WeakTable<Waits> WAITS = new WeakTable<>(Waits::new);

  private static final String CONDITION = "java.util.concurrent.locks.Condition";

  /** A bit for each site: the waits that begin without a look. Copied when it is changed. */
  private static volatile long[] withoutLook = {};

  private static final SpinLock LOCK = new SpinLock();

  /** All waits after a signal that woke nobody; guarded by {@link #LOCK}. */
  private static @Nullable LostSignal first;

  private LostSignals() {}

  /** Called while a class is instrumented: from the lock to the wait there, nothing is asked. */
  public static synchronized void addWithoutLook(int site) {
    long[] longer =
        java.util.Arrays.copyOf(withoutLook, Math.max(withoutLook.length, (site >> 6) + 1));
    longer[site >> 6] |= 1L << site;
    withoutLook = longer;
  }

  private static boolean isWithoutLook(int site) {
    long[] sites = withoutLook;
    return site >> 6 < sites.length && (sites[site >> 6] & 1L << site) != 0;
  }

  // ---- monitors ----

  /** The current thread has signalled a monitor, which it holds. */
  public static void signalled(Object monitor, int site) {
    Waits waits = WAITS.of(monitor);
    signalled(waits, waits.waiting > 0, site);
  }

  /**
   * The current thread holds a monitor, and is about to wait.
   *
   * @param forEver whether without a limit
   * @return for {@link #waited}
   */
  public static @Nullable Object waits(Object monitor, boolean forEver, int site) {
    Waits waits = WAITS.of(monitor);
    waits.waiting++;
    // When a thread ends the JVM itself signals it.
    return forEver && !(monitor instanceof Thread)
        ? begin(waits, monitor.getClass().getName(), monitor, site)
        : null;
  }

  /** It has the monitor again. */
  public static void waited(Object monitor, @Nullable Object begun) {
    WAITS.of(monitor).waiting--;
    end(begun);
  }

  // ---- conditions, which know themselves whether somebody waits ----

  /** The current thread has signalled a condition, whose lock it holds. */
  public static void signalledCondition(Object condition, boolean woke, int site) {
    signalled(WAITS.of(condition), woke, site);
  }

  /** The current thread is about to wait without a limit; what it returns is for {@link #end}. */
  public static @Nullable Object waitsForCondition(Object condition, int site) {
    Waits waits = WAITS.find(condition);
    return waits == null ? null : begin(waits, CONDITION, condition, site);
  }

  // ---- both ----

  private static void signalled(Waits waits, boolean woke, int site) {
    if (woke) {
      waits.lost = null;
      return;
    }
    ThreadState me = ThreadState.current();
    Signal last = waits.lost;
    if (last == null || !last.isOf(me, site)) {
      waits.lost = new Signal(me, site);
    }
  }

  private static @Nullable Object begin(Waits waits, String type, Object object, int site) {
    Signal signal = waits.lost;
    if (signal == null || !isWithoutLook(site)) {
      return null;
    }
    ThreadState me = ThreadState.current();
    Held held = me.held();
    if (held == null || held.before != null || signal.thread == me.info) {
      return null; // its own signal was for another
    }
    LostSignal begun =
        new LostSignal(
            type,
            System.identityHashCode(object),
            new Access(false, me.info, null, Sites.stack(site, Calls.frame(me))),
            new Access(true, signal.thread, signal.held, Sites.stack(signal.site, signal.frame)));
    LOCK.lock();
    try {
      LostSignal next = first;
      begun.after = next;
      if (next != null) {
        next.before = begun;
      }
      first = begun;
    } finally {
      LOCK.unlock();
    }
    return begun;
  }

  /** A wait is over, if it is one. */
  public static void end(@Nullable Object begun) {
    if (begun == null) {
      return;
    }
    LostSignal ended = (LostSignal) begun;
    LOCK.lock();
    try {
      LostSignal before = ended.before;
      LostSignal after = ended.after;
      if (before == null) {
        first = after;
      } else {
        before.after = after;
      }
      if (after != null) {
        after.before = before;
      }
    } finally {
      LOCK.unlock();
    }
  }

  /** As {@link LostSignal#all}. */
  static List<LostSignal> all() {
    List<LostSignal> all = new ArrayList<>(); // asks for no memory under the lock, mostly
    LOCK.lock();
    try {
      for (LostSignal at = first; at != null; at = at.after) {
        all.add(at);
      }
    } finally {
      LOCK.unlock();
    }
    return all;
  }
}
