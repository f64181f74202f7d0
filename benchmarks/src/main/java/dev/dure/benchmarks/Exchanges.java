package dev.dure.benchmarks;

import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import dev.dure.process.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that processes hand to each other: by a {@code SharedQueue}, by Agrona, Chronicle Queue,
 * a pipe, a Unix socket and Python's queues. Each measurement has processes of its own that are new
 * in each round and warm up first.
 */
public final class Exchanges {

  private static final long SPACE_BYTES = 4L << 20;

  private static final String SPINNING = "round trip between two processes, spinning";
  private static final String WAITING = "round trip between two processes, waiting";
  private static final String ONE_TO_ONE = "one number, one process to one";
  private static final String TWO_TO_ONE = "one number, two processes to one";
  private static final String TWO_TO_TWO = "one number, two processes to two";

  private static final Map<String, Goal> GOALS =
      Map.of(
          SPINNING, Goal.atMost(210),
          WAITING, Goal.atMost(7_000),
          ONE_TO_ONE, Goal.atMost(25), // 40 million a second
          TWO_TO_TWO, Goal.atMost(66.7)); // 15 million a second

  private static final String DURE = "Dure";
  private static final String PIPE = "named pipe";

  /** Makes lines and sends on them, in a space and a directory that are there for it alone. */
  @FunctionalInterface
  private interface Work {
    List<Double> measure(LineTeam team, Space space, Path directory)
        throws IOException, InterruptedException;
  }

  private final Settings settings;
  private final @Nullable Python python;
  private final Map<String, Map<String, List<Double>>> nanos = new LinkedHashMap<>();

  Exchanges(Settings settings, @Nullable Python python) {
    this.settings = settings;
    this.python = python;
  }

  /** Prints the table: {@code benchmarks/run Exchanges [--quick]}. */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.of(Arguments.parse(args));
    Optional<Python> found = Python.find();
    System.out.println(Machine.facts());
    try (Python python = found.orElse(null)) {
      Exchanges exchanges = measure(python, settings);
      System.out.println(Verdict.table(exchanges.verdicts()));
      System.out.println(Comparison.table(exchanges.comparisons()));
    }
  }

  static Exchanges measure(@Nullable Python python, Settings settings)
      throws IOException, InterruptedException {
    Exchanges exchanges = new Exchanges(settings, python);
    for (int round = 1; round <= settings.pairRounds(); round++) {
      Progress.say("numbers between processes, round " + round + " of " + settings.pairRounds());
      exchanges.roundTrips();
      exchanges.throughputs();
    }
    return exchanges;
  }

  private void roundTrips() throws IOException, InterruptedException {
    measure(SPINNING, DURE, (team, space, at) -> queues(team, space, false));
    measure(
        SPINNING,
        "Agrona `OneToOneRingBuffer`",
        (team, space, at) ->
            team.roundTrip(
                AgronaLine.create(at, "there", false), AgronaLine.create(at, "back", false)),
        AgronaLine.JVM_ARGUMENTS);
    measure(
        SPINNING,
        "Chronicle Queue",
        (team, space, at) ->
            team.roundTrip(ChronicleLine.create(at, "there"), ChronicleLine.create(at, "back")),
        ChronicleLine.JVM_ARGUMENTS);
    measure(WAITING, DURE, (team, space, at) -> queues(team, space, true));
    measure(
        WAITING,
        PIPE,
        (team, space, at) ->
            team.roundTrip(StreamLine.pipe(at, "there"), StreamLine.pipe(at, "back")));
    measure(
        WAITING,
        "Unix socket",
        (team, space, at) ->
            team.roundTrip(StreamLine.socket(at, "there"), StreamLine.socket(at, "back")));
    python(WAITING, "roundtrip", 1, 1);
  }

  private void throughputs() throws IOException, InterruptedException {
    measure(ONE_TO_ONE, DURE, (team, space, at) -> queue(team, space, 1, 1));
    measure(
        ONE_TO_ONE,
        "Agrona `OneToOneRingBuffer`",
        (team, space, at) -> team.throughput(AgronaLine.create(at, "ring", false), 1, 1),
        AgronaLine.JVM_ARGUMENTS);
    measure(
        ONE_TO_ONE,
        "Chronicle Queue",
        (team, space, at) -> team.throughput(ChronicleLine.create(at, "queue"), 1, 1),
        ChronicleLine.JVM_ARGUMENTS);
    measure(
        ONE_TO_ONE, PIPE, (team, space, at) -> team.throughput(StreamLine.pipe(at, "pipe"), 1, 1));
    python(ONE_TO_ONE, "throughput", 1, 1);
    measure(TWO_TO_ONE, DURE, (team, space, at) -> queue(team, space, 2, 1));
    measure(
        TWO_TO_ONE,
        "Agrona `ManyToOneRingBuffer`",
        (team, space, at) -> team.throughput(AgronaLine.create(at, "ring", true), 2, 1),
        AgronaLine.JVM_ARGUMENTS);
    measure(TWO_TO_TWO, DURE, (team, space, at) -> queue(team, space, 2, 2));
    python(TWO_TO_TWO, "throughput", 2, 2);
  }

  private static List<Double> queues(LineTeam team, Space space, boolean waits)
      throws InterruptedException {
    return team.roundTrip(QueueLine.create(space, waits), QueueLine.create(space, waits));
  }

  private static List<Double> queue(LineTeam team, Space space, int senders, int receivers)
      throws InterruptedException {
    return team.throughput(QueueLine.create(space, false), senders, receivers);
  }

  private void measure(String what, String who, Work work, String... jvmArguments)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(Path.of("/dev/shm"), "dure-exchanges");
    try (Space space = MemorySpace.create(SPACE_BYTES)) {
      WorkerOptions options = WorkerOptions.defaults().withJvmArguments(jvmArguments);
      LineTeam team = new LineTeam(space, options, settings.plan());
      add(what, who, work.measure(team, space, directory));
    } finally {
      remove(directory);
    }
  }

  private void python(String what, String mode, int senders, int receivers)
      throws IOException, InterruptedException {
    if (python == null) {
      return;
    }
    Plan plan = settings.plan();
    for (String kind : List.of("SimpleQueue", "Queue")) {
      List<Double> measured =
          python.measure(
              mode, kind, senders, receivers, plan.warmupNanos(), plan.sliceNanos(), plan.slices());
      add(what, "Python `" + kind + "`", measured);
    }
  }

  void add(String what, String who, List<Double> measured) {
    nanos
        .computeIfAbsent(what, w -> new LinkedHashMap<>())
        .computeIfAbsent(who, w -> new ArrayList<>())
        .add(Spread.of(measured).median());
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Dure beside each of the others. */
  List<Comparison> comparisons() {
    List<Comparison> comparisons = new ArrayList<>();
    nanos.forEach(
        (what, all) ->
            all.forEach(
                (who, theirs) -> {
                  List<Double> ours = all.getOrDefault(DURE, List.of());
                  if (!who.equals(DURE)) {
                    boolean mustBeatIt = what.equals(WAITING) && who.equals(PIPE);
                    comparisons.add(
                        new Comparison(
                            what,
                            ours,
                            who,
                            theirs,
                            Comparison.Ratio.COST,
                            mustBeatIt ? Goal.atMost(1) : null));
                  }
                }));
    return comparisons;
  }

  @Override
  public String toString() {
    return """
        The times are those of one number. *Spinning* is `offer` and `poll` again and again, *waiting* the same with a
        limit, which spins for a moment and then sleeps. A round trip's value is the mean of a slice. Agrona's
        rings and Chronicle Queue do not wait; Agrona does not recover from a producer's death, and Chronicle keeps all
        that was ever sent.

        """
        + (nanos.isEmpty() ? "" : Comparison.table(comparisons()));
  }

  /** Whether Dure's times are what they have to be. */
  List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    nanos.forEach(
        (what, all) -> {
          Goal goal = GOALS.get(what);
          if (goal != null) {
            verdicts.add(Verdict.ofTime(what, all.getOrDefault(DURE, List.of()), goal));
          }
        });
    verdicts.addAll(Verdict.ofComparisons(comparisons()));
    return verdicts;
  }
}
