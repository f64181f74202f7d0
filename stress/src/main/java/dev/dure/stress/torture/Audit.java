package dev.dure.stress.torture;

import dev.dure.memory.MemorySpace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What must be true when a round is over and every worker is gone. */
final class Audit {

  private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);

  private @Nullable Throwable failure;

  /**
   * Opens the space as one process more, takes every lock (recovering what the dead left), and
   * compares every balance and record with the ledger.
   *
   * @param worker the number under which it does that
   */
  static void run(String name, int worker, Glance glance) throws InterruptedException {
    Audit audit = new Audit();
    Thread thread =
        new Thread(
            () -> {
              try {
                inside(name, worker, glance);
              } catch (Throwable t) {
                audit.failure = t;
              }
            },
            "audit");
    thread.setDaemon(true);
    thread.start();
    if (!thread.join(java.time.Duration.ofNanos(2 * LIMIT))) {
      StringBuilder stack = new StringBuilder();
      for (StackTraceElement element : thread.getStackTrace()) {
        stack.append("    at ").append(element).append('\n');
      }
      throw new Violation(
          "hang", "the last opener does not get on:\n" + stack + glance.reader().dump());
    }
    Throwable failure = audit.failure;
    if (failure instanceof Violation violation) {
      throw violation;
    }
    if (failure != null) {
      Violation violation = new Violation("unexpected", "the last opener failed: " + failure);
      violation.initCause(failure);
      throw violation;
    }
  }

  private static void inside(String name, int worker, Glance glance) {
    try (MemorySpace space = MemorySpace.open(name)) {
      World world = new World(space);
      long pid = ProcessHandle.current().pid();
      world.workers.set(World.worker(worker, World.PID), pid);
      world.workers.set(World.worker(worker, World.START_TIME), Proc.startTime(pid));
      var _ = world.control.update(World.WORKERS, n -> Math.max(n, worker + 1L));
      WorkerOptions options =
          new WorkerOptions(
              name, worker, 7, LastWords.Way.NONE, 0, false, false, false, Mutation.NONE);
      LastWords lastWords = new LastWords(options.way(), 0, world, () -> {});
      long me = Deaths.mark(worker, 0);
      for (int i = 0; i < World.LOCKS; i++) {
        Account.Row[] rows =
            i == World.TOKENS_LOCK
                ? new Account.Row[] {Tokens.PRODUCED, Tokens.CONSUMED}
                : new Account.Row[] {new Account.Row(i, 1)};
        Holder holder =
            new Holder(world, i, world.locks.get(i), lastWords, new SplittableRandom(i), me, rows);
        Interrupts interrupts = new Interrupts();
        while (!holder.acquire(interrupts)) {
          Thread.onSpinWait();
        }
        holder.account().audit(false);
        holder.release();
      }
      for (int i = 0; i < World.PURSES; i++) {
        new PurseJob(world, i, me).read();
        PurseJob.audit(world, i);
      }
      requireFreeSlots(glance, pid);
      SynchronizerJob.audit(world);
      QueueJob.audit(world, me);
      MapJob.audit(world);
    }
    String left = glance.reader().slotsInUse();
    if (!left.isEmpty()) {
      throw new Violation("slots", "nobody uses the segment, and there are slots in use:\n" + left);
    }
  }

  /** The dead must all be recovered by the one who is left. */
  private static void requireFreeSlots(Glance glance, long pid) {
    long end = System.nanoTime() + LIMIT;
    while (glance
        .reader()
        .slotsInUse()
        .lines()
        .anyMatch(line -> !line.contains("pid " + pid + " "))) {
      if (System.nanoTime() - end > 0) {
        throw new Violation(
            "slots", "the dead are not recovered:\n" + glance.reader().slotsInUse());
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** The limits of what workers measured. */
  static void judge(Tally tally, long[] samples) {
    for (long sample : samples) {
      if (sample > TimeUnit.SECONDS.toNanos(5)) {
        throw new Violation(
            "recovery",
            String.format("it took %d ms from a kill to the recovery.", sample / 1_000_000));
      }
    }
    requireFew("late wakes", tally.stat(Stat.LATE_WAKES), tally.stat(Stat.WAITS));
    requireFew("late hand-offs", tally.stat(Stat.LATE_HAND_OFFS), tally.stat(Stat.HAND_OFFS));
  }

  /** A few in a thousand may be the machine's; more are lost wake-ups that the backstop hid. */
  static void requireFew(String what, long late, long all) {
    if (late > 3 + all / 500) {
      throw new Violation(
          what,
          String.format(
              "%d of %d waits ended only with the backstop of a second; allowed are 3 and 0.2%%.",
              late, all));
    }
  }

  /** Nothing may be left: no file, no process, no descriptor. */
  static void requireNothingLeft(Path segments) throws IOException {
    try (var files = Files.list(segments)) {
      String left = String.join(", ", files.map(Path::toString).toList());
      if (!left.isEmpty()) {
        throw new Violation("leak", "files are left: " + left);
      }
    }
    StringBuilder processes = new StringBuilder();
    String[] pids = new File("/proc").list((directory, name) -> name.matches("\\d+"));
    for (String pid : pids == null ? new String[0] : pids) {
      boolean ours = Proc.read("/proc/" + pid + "/cmdline").contains(segments.toString());
      if (ours && Long.parseLong(pid) != ProcessHandle.current().pid()) {
        processes.append(' ').append(pid);
      }
    }
    ProcessHandle.current()
        .descendants()
        .forEach(child -> processes.append(' ').append(child.pid()));
    if (!processes.isEmpty()) {
      throw new Violation("leak", "processes are left:" + processes);
    }
    String mine = descriptors().keySet().toString();
    if (mine.contains(segments.toString())) {
      throw new Violation("leak", "a descriptor of a segment is open: " + mine);
    }
  }

  /** What the descriptors of this process lead to, and how many lead there. */
  static Map<String, Integer> descriptors() {
    Map<String, Integer> targets = new TreeMap<>();
    String[] numbers = new File("/proc/self/fd").list();
    for (String number : numbers == null ? new String[0] : numbers) {
      try {
        Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number));
        var _ = targets.merge(target.toString(), 1, Integer::sum);
      } catch (IOException e) {
        // the one that listed them
      }
    }
    return targets;
  }
}
