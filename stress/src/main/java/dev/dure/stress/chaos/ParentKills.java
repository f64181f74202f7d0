package dev.dure.stress.chaos;

import dev.dure.stress.torture.Posix;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills JVMs that have pools, at any moment of their lives, and looks how long what they have
 * started outlives them, and what they leave behind.
 */
final class ParentKills {

  private static final int SIGTERM = 15;

  /** After this long a process of a dead parent counts as left. On a quiet machine it is 1 s. */
  private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int START_MILLIS = 700;
  private static final int MAX_MILLIS = 4000;

  private final ChaosOptions options;
  private final Tally tally;
  private final SplittableRandom random;

  ParentKills(ChaosOptions options, Tally tally, SplittableRandom random) {
    this.options = options;
    this.tally = tally;
    this.random = random;
  }

  void run(int number) throws IOException, InterruptedException {
    Places places = Places.own(options, "parent-" + number);
    List<Path> before = Remains.directories(places.temporary());
    Process parent =
        Launcher.jvm(
                places.directory(),
                ParentProgram.class,
                "parent-" + number,
                "--seed",
                Long.toString(random.nextLong()),
                "--stall",
                Integer.toString(options.stallSeconds()))
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT)
            .start();
    try {
      boolean starts = random.nextInt(3) == 0;
      Thread.sleep(starts ? random.nextInt(START_MILLIS) : random.nextInt(MAX_MILLIS));
      if (!parent.isAlive()) {
        throw new Violation(
            "unexpected failure", "a parent ended by itself, with " + parent.exitValue());
      }
      kill(parent, places);
    } finally {
      var _ = parent.destroyForcibly().waitFor();
      parent.getOutputStream().close();
    }
    leaveSomething(places.temporary(), before);
    Files.deleteIfExists(places.ledger());
    tally.add("directories of dead parents swept", Remains.sweep(places.temporary(), before));
    List<String> files = Remains.files(places.temporary(), places.segments());
    if (!files.isEmpty()) {
      throw new Violation("left", "a dead parent's files: " + files);
    }
  }

  private void kill(Process parent, Places places) throws InterruptedException {
    if (options.mutation() == Mutation.ORPHAN) { // there have to be some
      while (places.processes().stream().noneMatch(Remains::isWorker)) {
        Thread.sleep(10);
      }
    }
    List<Long> started = new ArrayList<>(places.processes());
    started.remove(parent.pid());
    tally.add("processes of killed parents", started.size());
    if (options.mutation() == Mutation.ORPHAN) {
      // The guardian too, which would end them even so.
      started.forEach(pid -> Posix.kill(pid, Posix.SIGSTOP));
    }
    boolean softly = random.nextInt(5) == 0;
    tally.count(softly ? "parents ended by SIGTERM" : "parents ended by SIGKILL");
    long start = System.nanoTime();
    Posix.kill(parent.pid(), softly ? SIGTERM : Posix.SIGKILL);
    List<Long> left = places.processes();
    while (!left.isEmpty()) {
      if (System.nanoTime() - start > BOUND_NANOS) {
        String text = Remains.describe(left);
        left.forEach(pid -> Posix.kill(pid, Posix.SIGKILL));
        throw new Violation(
            "orphan", left.size() + " processes are alive 10 s after their parent's death:" + text);
      }
      LockSupport.parkNanos(5_000_000);
      left = places.processes();
    }
    tally.parent((System.nanoTime() - start) / 1e6);
    var _ = parent.waitFor();
  }

  /** A mutation: a stranger's file where only the library's may be. */
  private void leaveSomething(Path temporary, List<Path> before) throws IOException {
    if (options.mutation() != Mutation.NOT_SWEPT) {
      return;
    }
    for (Path directory : Remains.directories(temporary)) {
      if (!before.contains(directory)) {
        Files.createFile(directory.resolve("stranger"));
      }
    }
  }
}
