package dev.dure.race.report;

import dev.dure.race.runtime.Housekeeping;
import dev.dure.race.runtime.LostSignal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds waits that a signal has passed by, while the program hangs. A wait that began after a
 * signal is no mistake as long as somebody may signal again; so it is told only if nobody can: each
 * thread of the program waits without a limit, or for a monitor that such a thread holds, in
 * {@value #LOOKS} looks one after the other, and none has waited anew meanwhile. A thread that
 * runs, sleeps, reads or waits with a limit keeps it from being told; so does a deadlock, which is
 * then the reason why nobody signals.
 *
 * <p>As long as no wait has begun after a signal that woke nobody, a look is one at a list that is
 * empty. Where the module {@code java.management} is missing, nothing is found.
 */
final class SignalWatch {

  /**
   * Who was just unparked counts as waiting until it runs; on a busy machine that takes a while.
   */
  private static final int LOOKS = 3;

  private final BiConsumer<Finding, List<List<Long>>> teller;
  private final Set<LostSignal> told = new HashSet<>();
  private Set<LostSignal> waits = Set.of();
  private @Nullable Map<Long, Long> threads;
  private int looks;

  /**
   * Tells what is found to somebody.
   *
   * @param teller with the lineages of the threads, see {@link TestScopes#lineage}
   */
  SignalWatch(BiConsumer<Finding, List<List<Long>>> teller) {
    this.teller = teller;
  }

  /** Begins, in a thread of its own. */
  void start() {
    Watching.start("dure-signals", "lost signals", this::look);
  }

  private void look() {
    Set<LostSignal> now = new HashSet<>(LostSignal.all());
    told.retainAll(now);
    boolean isNews = !told.containsAll(now);
    Map<Long, Long> stuck = isNews ? Jvm.stuck() : null;
    boolean isSame = stuck != null && stuck.equals(threads) && now.equals(waits);
    looks = stuck == null ? 0 : isSame ? looks + 1 : 1;
    waits = now;
    threads = stuck;
    if (looks >= LOOKS) {
      now.forEach(this::tell);
    }
  }

  private void tell(LostSignal lost) {
    if (told.add(lost)) {
      teller.accept(
          Finding.of(lost),
          List.of(TestScopes.lineage(lost.waiting()), TestScopes.lineage(lost.signal())));
    }
  }

  /** Apart, so that nothing of it is loaded before it is needed. */
  private static final class Jvm {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Threads of the JVM's that signal nobody, and do not wait as others do. */
    private static final Set<String> SYSTEM =
        Set.of(
            "Reference Handler",
            "Finalizer",
            "Signal Dispatcher",
            "Service Thread",
            "Monitor Deflation Thread",
            "Notification Thread",
            "Attach Listener",
            "Common-Cleaner",
            "DestroyJavaVM");

    private Jvm() {}

    /**
     * How often each thread of the program has begun to wait, by its id; null if one may go on. The
     * JVM stops all of them for that, so that it is one moment of the program.
     */
    static @Nullable Map<Long, Long> stuck() {
      if (LostSignal.mayVirtualThreadGoOn()) {
        return null;
      }
      Map<Long, Long> stuck = new HashMap<>();
      for (ThreadInfo info : THREADS.dumpAllThreads(false, false)) {
        if (Housekeeping.isOwn(info.getThreadId()) || isSystem(info)) {
          continue;
        }
        if (!isStuck(info)) {
          return null;
        }
        stuck.put(info.getThreadId(), info.getWaitedCount() + info.getBlockedCount());
      }
      return THREADS.findDeadlockedThreads() == null ? stuck : null;
    }

    /** Names may be the program's; code of the program may be run by a thread of the JVM's. */
    private static boolean isSystem(ThreadInfo info) {
      if (!SYSTEM.contains(info.getThreadName())) {
        return false;
      }
      for (StackTraceElement frame : info.getStackTrace()) {
        String type = frame.getClassName();
        if (!type.startsWith("java.") && !type.startsWith("jdk.")) {
          return false;
        }
      }
      return true;
    }

    /** A virtual thread that runs has a carrier, which then runs a continuation. */
    private static boolean isStuck(ThreadInfo info) {
      Thread.State state = info.getThreadState();
      boolean waits =
          state == Thread.State.WAITING
              || (state == Thread.State.BLOCKED && info.getLockOwnerId() >= 0);
      if (!waits) {
        return false;
      }
      for (StackTraceElement frame : info.getStackTrace()) {
        if (frame.getClassName().equals("jdk.internal.vm.Continuation")) {
          return false;
        }
      }
      return true;
    }
  }
}
