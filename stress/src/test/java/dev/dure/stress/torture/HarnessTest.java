package dev.dure.stress.torture;

import static dev.dure.stress.torture.Thrown.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedLock;
import dev.dure.memory.MemorySpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the harness that read, plan, count and judge. */
class HarnessTest {

  @Test
  void theReaderFindsLocksAndSlotsWithoutAttaching() {
    String name = "reader-" + ProcessHandle.current().pid();
    try (MemorySpace space = MemorySpace.create(name, World.BYTES)) {
      World world = new World(space);
      world.samples.set(0, 1);
      world.samples.set(1, 4711);
      SharedLock lock = world.locks.get(2);
      try (Glance glance =
          Objects.requireNonNull(Glance.open(MemorySpace.directory().resolve(name)))) {
        int free = glance.reader().getInt(glance.lockAt(2));
        int held = lock.withLock(() -> glance.reader().getInt(glance.lockAt(2)));
        assertThat(SegmentReader.isHeld(free)).isFalse();
        assertThat(SegmentReader.isHeld(held)).isTrue();
        int[] slot = Objects.requireNonNull(glance.reader().slotOf(ProcessHandle.current().pid()));
        assertThat(SegmentReader.heldBy(slot[0], slot[1])).isEqualTo(held);
        assertThat(glance.reader().slotsInUse().lines()).hasSize(1);
        assertThat(glance.samples()).containsExactly(4711);
        assertThat(glance.reader().dump()).contains("lock r0", "lock purse", "slot 0");
      }
    } finally {
      MemorySpace.remove(name);
    }
  }

  @Test
  void nothingIsReadOfWhatIsNotThereOrNotFinished(@TempDir Path directory) throws IOException {
    assertThat(Glance.open(directory.resolve("none"))).isNull();
    Path zeros = directory.resolve("zeros");
    Files.write(zeros, new byte[8192]);
    assertThat(Glance.open(zeros)).isNull();
  }

  @Test
  void everyFaultPointIsPlanned() throws ClassNotFoundException {
    TreeSet<String> points = new TreeSet<>();
    for (Object point : Class.forName("dev.dure.memory.FaultPoint").getEnumConstants()) {
      points.add(point.toString());
    }
    // These segments do not grow; GrowthTest kills there.
    assertThat(points.remove("SEGMENT_GROWN")).isTrue();
    assertThat(Scenario.points()).containsExactlyElementsOf(points);
  }

  @Test
  void aSeedRepeatsThePlans() {
    for (Scenario scenario : Scenario.values()) {
      assertThat(scenario.plan(new SplittableRandom(5), 4, true))
          .isNotEmpty()
          .isEqualTo(scenario.plan(new SplittableRandom(5), 4, true));
    }
  }

  @Test
  void aStoppedProcessIsNotDeadAndAKilledOneIs() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    long start = Proc.startTime(process.pid());
    assertThat(Proc.isDead(process.pid(), start)).isFalse();
    assertThat(Proc.isDead(process.pid(), start - 1)).as("an id that was another's").isTrue();
    Posix.kill(process.pid(), Posix.SIGSTOP);
    while (Proc.state(process.pid()) != 'T') {
      Thread.onSpinWait();
    }
    assertThat(Proc.isDead(process.pid(), start)).isFalse();
    Posix.kill(process.pid(), Posix.SIGKILL);
    process.waitFor();
    assertThat(Proc.isDead(process.pid(), start)).isTrue();
    assertThat(Proc.state(process.pid())).isEqualTo('?');
  }

  @Test
  void lateWaitsAreFoundIfTheyAreMany() {
    Audit.requireFew("late wakes", 3, 10);
    Audit.requireFew("late wakes", 12, 5_000);
    assertViolation("late wakes", "20 of 5000", () -> Audit.requireFew("late wakes", 20, 5_000));
  }

  @Test
  void aSlowRecoveryIsFound() {
    Audit.judge(new Tally(), new long[] {1_000_000, 4_999_000_000L});
    assertViolation(
        "recovery",
        "5001 ms",
        () -> Audit.judge(new Tally(), new long[] {1_000_000, 5_001_000_000L}));
  }

  @Test
  void whatIsLeftIsFound(@TempDir Path segments) throws Exception {
    Audit.requireNothingLeft(segments);
    Path file = Files.writeString(segments.resolve("segment"), "");
    assertViolation("leak", "files are left", () -> Audit.requireNothingLeft(segments));
    try (var open = Files.newInputStream(file)) {
      assertThat(open.available()).isZero();
      Files.delete(file);
      assertViolation("leak", "descriptor", () -> Audit.requireNothingLeft(segments));
    }
    Process process = new ProcessBuilder("sleep", "60").start();
    try {
      assertViolation("leak", "processes", () -> Audit.requireNothingLeft(segments));
    } finally {
      process.destroyForcibly().waitFor();
    }
    Audit.requireNothingLeft(segments);
  }

  @Test
  void pointsWhereNobodyDiedAreNamed() {
    DeathTable table = new DeathTable();
    List<String> points = Scenario.points();
    points.forEach(point -> table.add(Scenario.STOP_POINTS, point, Origin.COMPILED));
    assertThat(table.pointsMissed()).isEqualTo(points);
    points.stream().skip(1).forEach(point -> table.add(Scenario.POINTS, point, Origin.JVM));
    assertThat(table.pointsMissed()).containsExactly(points.getFirst());
    table.add(Scenario.RECOVERERS, points.getFirst(), Origin.INTERPRETED);
    assertThat(table.pointsMissed()).isEmpty();
    assertThat(table.count(Origin.COMPILED)).isEqualTo(points.size());
    assertThat(table.text(3)).contains("in 3 rounds", "points without a kill: none");
  }

  @Test
  void itIsSeenWhoWaitsForItsJvm() throws Exception {
    long self = ProcessHandle.current().pid();
    assertThat(Proc.waitsForItsJvm(self)).as("its VM thread waits for work").isTrue();
    Process process = new ProcessBuilder("sleep", "60").start();
    assertThat(Proc.waitsForItsJvm(process.pid())).isFalse();
    process.destroyForcibly().waitFor();
    assertThat(Proc.tasks(self)).contains("VM Thread: ");
  }

  @Test
  void theTallyCountsAndQuotes() {
    Tally tally = new Tally();
    tally.death(Scenario.OWNERS, "kill \"it\"", Origin.JVM, 0);
    tally.death(Scenario.OWNERS, "kill \"it\"", Origin.JVM, 1_000_000);
    assertThat(tally.kills()).isEqualTo(2);
    assertThat(tally.json(7, 2, "a\nb"))
        .startsWith("{\"seed\": 7, \"kills\": 2")
        .contains("\"violation\": \"a\\u000ab\"")
        .contains(
            "{\"scenario\": \"OWNERS\", \"end\": \"kill \\\"it\\\"\", \"origin\": \"JVMs\", \"kills\": 2}");
    assertThat(tally.table(7, 2)).contains("kill \"it\"").contains("seed 7");
  }

  @Test
  void theCommandLineIsChecked() {
    TortureOptions options =
        TortureOptions.parse(
            new String[] {"--kills", "7", "--seed", "9", "--scenario", "owners,stops", "--json"});
    assertThat(options.kills()).isEqualTo(7);
    assertThat(options.seed()).isEqualTo(9);
    assertThat(options.scenarios()).containsExactly(Scenario.OWNERS, Scenario.STOPS);
    assertThat(options.json()).isTrue();
    for (String[] bad : Arrays.asList(new String[] {"--kill", "7"}, new String[] {"--kills"})) {
      assertThatThrownBy(() -> TortureOptions.parse(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + bad[0] + "\" is unknown");
    }
    assertThatThrownBy(() -> TortureOptions.parse(new String[] {"--workers", "99"}))
        .hasMessageContaining("--workers 99 is not allowed; allowed are 2 to 16");
    assertThatThrownBy(() -> TortureOptions.parse(new String[] {"--scenario", "hope"}))
        .hasMessageContaining("\"hope\"");
  }

  @Test
  void optionsOfAWorkerTravel() {
    WorkerOptions options =
        new WorkerOptions("s", 3, 5, LastWords.Way.EXIT, 7, true, false, true, Mutation.THROWN);
    assertThat(WorkerOptions.parse(options.toArguments())).isEqualTo(options);
  }
}
