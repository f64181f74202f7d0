package dev.dure.race.report;

import dev.dure.race.runtime.Access;
import dev.dure.race.runtime.Holder;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds threads that do wait for each other for ever, while the program hangs. The JVM is asked,
 * which knows of monitors and of locks that have an owner; and only if two threads that hold locks
 * wait, twice in a row, so that a program without that has no cost but a look at its threads each
 * second. The JVM does not say for what virtual threads wait; and where the module {@code
 * java.management} is missing, nothing is found.
 */
final class DeadlockWatch {

  private final BiConsumer<Finding, List<List<Long>>> teller;
  private final Set<Long> told = new HashSet<>();
  private Set<Thread> waiting = Set.of();

  /**
   * Tells what is found to somebody.
   *
   * @param teller with the lineages of the threads, see {@link TestScopes#lineage}
   */
  DeadlockWatch(BiConsumer<Finding, List<List<Long>>> teller) {
    this.teller = teller;
  }

  /** Begins, in a thread of its own. */
  void start() {
    Watching.start("dure-deadlocks", "deadlocks", this::look);
  }

  private void look() {
    Map<Long, Holder> holders = new HashMap<>();
    Set<Thread> now = new HashSet<>();
    int again = 0;
    for (Holder holder : Holder.waiting()) {
      holders.put(holder.access().thread().id(), holder);
      now.add(holder.thread());
      again += waiting.contains(holder.thread()) ? 1 : 0;
    }
    waiting = now;
    if (again >= 2) {
      Jvm.ask(this, holders);
    }
  }

  private void tell(ThreadInfo first, Map<Long, ThreadInfo> threads, Map<Long, Holder> holders) {
    List<ThreadInfo> circle = new ArrayList<>();
    ThreadInfo at = first;
    while (at != null && !circle.contains(at)) {
      circle.add(at);
      at = threads.get(at.getLockOwnerId());
    }
    if (!first.equals(at)) {
      return; // waits for a circle, or for somebody who has gone on
    }
    List<Side> sides = new ArrayList<>();
    List<List<Long>> lineages = new ArrayList<>();
    for (ThreadInfo info : circle) {
      Holder holder = holders.get(info.getThreadId());
      if (holder == null || told.contains(info.getThreadId())) {
        return; // it holds something of which the checker does not know, or it is told
      }
      Holder owner = holders.get(info.getLockOwnerId());
      sides.add(side(info, holder.access(), owner == null ? null : owner.access()));
      lineages.add(TestScopes.lineage(holder.access()));
    }
    circle.forEach(info -> told.add(info.getThreadId()));
    teller.accept(
        Finding.ofCycle(
            FindingKind.DEADLOCK, LockPattern.DEADLOCK, sides, Finding.Certainty.OBSERVED),
        lineages);
  }

  private static Side side(ThreadInfo info, Access access, @Nullable Access owner) {
    Side known = Side.of(access);
    LockInfo lock = info.getLockInfo();
    return new Side(
        false,
        known.thread(),
        known.threadName(),
        known.starter(),
        known.startedAt(),
        known.locks(),
        ofProgram(info.getStackTrace()),
        wanted(lock, owner));
  }

  /** The JVM names the inner part of a lock; its holder knows it as the program does. */
  private static HeldLock wanted(LockInfo lock, @Nullable Access owner) {
    List<HeldLock> held = owner == null ? List.of() : Side.of(owner).locks();
    for (HeldLock candidate : held) {
      if (candidate.identity() == lock.getIdentityHashCode()
          && candidate.type().equals(lock.getClassName())) {
        return candidate;
      }
    }
    String type = lock.getClassName();
    int inner = type.startsWith("java.util.concurrent.locks.") ? type.indexOf('$') : -1;
    String outer = inner < 0 ? type : type.substring(0, inner);
    for (HeldLock candidate : held) {
      if (candidate.type().startsWith(outer)) {
        return candidate;
      }
    }
    return new HeldLock(outer, lock.getIdentityHashCode(), false, null);
  }

  /** From the innermost frame of the program on; those of the checker are left out. */
  private static List<StackTraceElement> ofProgram(StackTraceElement[] stack) {
    List<StackTraceElement> frames = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      boolean isJdk = type.startsWith("java.") || type.startsWith("jdk.");
      if (!type.startsWith("dev.dure.race.") && !(frames.isEmpty() && isJdk)) {
        frames.add( // as the checker writes them: without the names of loaders and modules
            new StackTraceElement(
                type, frame.getMethodName(), frame.getFileName(), frame.getLineNumber()));
      }
    }
    return frames;
  }

  /** Apart, so that nothing of it is loaded before it is needed. */
  private static final class Jvm {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Jvm() {}

    static void ask(DeadlockWatch watch, Map<Long, Holder> holders) {
      long[] ids = THREADS.findDeadlockedThreads();
      if (ids == null) {
        return;
      }
      Map<Long, ThreadInfo> threads = new HashMap<>();
      for (ThreadInfo info : THREADS.getThreadInfo(ids, Integer.MAX_VALUE)) {
        if (info != null) {
          threads.put(info.getThreadId(), info);
        }
      }
      for (long id : ids) {
        ThreadInfo first = threads.get(id);
        if (first != null) {
          watch.tell(first, threads, holders);
        }
      }
    }
  }
}
