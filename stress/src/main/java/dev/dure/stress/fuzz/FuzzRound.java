package dev.dure.stress.fuzz;

import dev.dure.stress.torture.SegmentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** One segment, from its creation to its end. */
final class FuzzRound {

  /** The size of a segment: it has to grow soon. */
  static final long BYTES = 128 << 10;

  static final long MAX_BYTES = 1 << 20;

  /** In every third round a worker is killed, so that the others treat what it left. */
  private static final int KILL_EACH = 3;

  private static final int WARM_MILLIS = 100;

  private final FuzzOptions options;
  private final int number;
  private final SplittableRandom random;
  private final Path segments;

  FuzzRound(FuzzOptions options, int number, Path segments) {
    this.options = options;
    this.number = number;
    this.random = new SplittableRandom(options.seed() + number);
    this.segments = segments;
  }

  /** Whether a worker was killed, so that there has to be another for the next round. */
  boolean kills() {
    return number % KILL_EACH == KILL_EACH - 1;
  }

  /**
   * Runs.
   *
   * @param peers the workers; one that is killed is the last
   * @throws Failure if a step ended as none may
   */
  void run(List<Peer> peers, FuzzTally tally) throws IOException, InterruptedException, Failure {
    String name = "round-" + number;
    Path file = segments.resolve(name);
    for (Peer peer : peers) {
      peer.say("begin " + name);
      String ignored = peer.hear("ready"); // one after the other, so that slots are as before
    }
    try (SegmentReader segment = SegmentReader.open(file)) {
      if (segment == null) {
        throw new IllegalStateException(file + " is no segment");
      }
      Damage damage = new Damage(segment, random, options);
      try {
        overwrite(damage, peers);
        List<Peer> living = kills() ? peers.subList(0, peers.size() - 1) : peers;
        for (Peer peer : living) {
          peer.say("end");
        }
        for (Peer peer : living) {
          tally.add(peer.hear("done"));
        }
      } catch (Failure e) {
        throw new Failure(
            String.format(
                "round %d of seed %d: %s%nWhat was overwritten:%n%s",
                number, options.seed(), e.getMessage(), damage));
      } finally {
        tally.addRound(damage.count());
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void overwrite(Damage damage, List<Peer> peers) throws InterruptedException {
    Thread.sleep(WARM_MILLIS);
    int steps = 1 + random.nextInt(random.nextBoolean() ? 5 : 60);
    int killAt = kills() ? random.nextInt(steps) : -1;
    for (int i = 0; i < steps; i++) {
      damage.step();
      if (i == killAt) {
        peers.getLast().kill();
      }
      Thread.sleep(random.nextInt(30));
    }
  }
}
