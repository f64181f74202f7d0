package dev.dure.stress.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole run: rounds, each with a segment of its own, by the same workers as long as they live.
 */
public final class FuzzRun implements AutoCloseable {

  private final Path directory;
  private final Path segments;
  private final List<Peer> peers = new ArrayList<>();

  /**
   * Prepares runs.
   *
   * @throws IOException if the file system refuses
   */
  public FuzzRun() throws IOException {
    directory = Files.createTempDirectory("dure-fuzz");
    segments = Path.of("/dev/shm", "dure-fuzz-" + ProcessHandle.current().pid());
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeQuietly));
  }

  /** Runs; null if nothing was wrong. */
  private @Nullable Failure run(FuzzOptions options, FuzzTally tally)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds());
    Path classes = directory.resolve(options.mutation().toString());
    options.mutation().write(classes);
    try {
      int number = options.first();
      while (System.nanoTime() - end < 0
          && (options.rounds() == 0 || tally.rounds() < options.rounds())) {
        while (peers.size() < options.workers()) {
          peers.add(new Peer(directory, segments, classes, options));
        }
        FuzzRound round = new FuzzRound(options, number++, segments);
        round.run(peers, tally);
        if (round.kills()) {
          peers.removeLast();
        }
      }
      return null;
    } catch (Failure failure) {
      return failure;
    } finally {
      killAll();
    }
  }

  private void killAll() throws InterruptedException {
    for (Peer peer : peers) {
      peer.kill();
    }
    peers.clear();
  }

  /**
   * Runs, and prints how the steps of the workers ended.
   *
   * @param options what to do
   * @return whether nothing was wrong
   * @throws IOException if the file system refuses
   * @throws InterruptedException if this thread is interrupted
   */
  public boolean report(FuzzOptions options) throws IOException, InterruptedException {
    FuzzTally tally = new FuzzTally();
    Failure failure = run(options, tally);
    System.out.print(tally);
    System.out.println(failure == null ? "failures: none" : "FAILURE " + failure.getMessage());
    return failure == null;
  }

  /**
   * Tries every mutation.
   *
   * @param options the seed and the number of workers
   * @return whether each was found
   * @throws IOException if the file system refuses
   * @throws InterruptedException if this thread is interrupted
   */
  public boolean selfTest(FuzzOptions options) throws IOException, InterruptedException {
    boolean all = true;
    for (Mutation mutation : Mutation.values()) {
      Failure found = run(options.mutated(mutation), new FuzzTally());
      boolean asExpected = (found == null) == (mutation == Mutation.NONE);
      all &= asExpected;
      String text = found == null ? "no failure" : String.valueOf(found.getMessage());
      System.out.printf(
          "%-20s %s: %s%n",
          mutation, asExpected ? "ok" : "NOT AS EXPECTED", text.lines().findFirst().orElse(""));
    }
    return all;
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      System.err.println("fuzz: not everything could be taken away: " + e);
    }
  }

  @Override
  public void close() throws IOException {
    clear(segments);
    clear(directory);
  }

  private static void clear(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
