package dev.dure.benchmarks;

import dev.dure.process.WorkerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same work by Dure and by Python's {@code multiprocessing}, in turn. Each side works in
 * processes of its own that are new in each round and warm up first.
 */
public final class AgainstPython {

  /** Of the guarded increment between two processes. */
  private static final Goal GOAL = Goal.atLeast(100);

  private AgainstPython() {}

  /** Prints the table: {@code benchmarks/run AgainstPython [--quick]}. */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.of(Arguments.parse(args));
    Optional<Python> found = Python.find();
    if (found.isEmpty()) {
      System.err.println(Python.MISSING);
      System.exit(1);
    }
    try (Python python = found.orElseThrow()) {
      System.out.println(Machine.facts() + "- " + python.version() + "\n");
      System.out.println(Comparison.table(measure(python, settings)));
    }
  }

  static List<Comparison> measure(Python python, Settings settings)
      throws IOException, InterruptedException {
    List<Duel> duels = duels(python, settings);
    for (int round = 1; round <= settings.pairRounds(); round++) {
      Progress.say("Dure and Python in turn, round " + round + " of " + settings.pairRounds());
      for (Duel duel : duels) {
        duel.round();
      }
    }
    return duels.stream().map(Duel::comparison).toList();
  }

  private static List<Duel> duels(Python python, Settings settings) {
    Plan plan = settings.plan();
    String value = "`with v.get_lock(): v.value += 1`";
    String element = "`with a.get_lock(): a[3] += 1`";
    return List.of(
        ofWork(Work.VALUE_UNDER_LOCK, 2, value, "value", GOAL, python, plan),
        ofWork(Work.VALUE_UNDER_LOCK, 1, value, "value", null, python, plan),
        ofWork(Work.ELEMENT_UNDER_LOCK, 2, element, "array", null, python, plan),
        ofWork(Work.ELEMENT_UNDER_LOCK, 1, element, "array", null, python, plan),
        ofWork(Work.LOCK_ALONE, 1, "`with lock: pass`", "lock", null, python, plan),
        ofWork(Work.PERMIT, 1, "`with semaphore: pass`", "semaphore", null, python, plan),
        ofStart("fork", python, settings.starts()),
        ofStart("spawn", python, settings.starts()));
  }

  private static Duel ofWork(
      Work work,
      int processes,
      String peerName,
      String peer,
      @Nullable Goal goal,
      Python python,
      Plan plan) {
    return new Duel(
        work.words() + (processes == 1 ? "; one process" : "; two processes at once"),
        () -> Team.measure(work, processes, plan).nanosPerStep(),
        peerName,
        () -> python.measure(peer, processes, plan.warmupNanos(), plan.sliceNanos(), plan.slices()),
        goal);
  }

  private static Duel ofStart(String method, Python python, int count) {
    return new Duel(
        "start a process that does nothing, and join it",
        () -> starts(count),
        "`Process`, method " + method,
        () -> python.measure("start", method, count),
        null);
  }

  private static List<Double> starts(int count) throws InterruptedException {
    List<Double> nanos = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      long start = System.nanoTime();
      try (WorkerProcess worker = WorkerProcess.start(() -> {})) {
        int code = worker.join();
        if (code != 0) {
          throw new IllegalStateException(worker + " did nothing, and not even that well.");
        }
      }
      if (i > 0) { // as on Python's side
        nanos.add((double) (System.nanoTime() - start));
      }
    }
    return nanos;
  }
}
