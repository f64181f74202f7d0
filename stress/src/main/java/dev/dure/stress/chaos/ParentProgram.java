package dev.dure.stress.chaos;

import dev.dure.SharedLong;
import dev.dure.memory.MemorySpace;
import java.io.IOException;
import java.util.SplittableRandom;

/** A parent that is to be killed: two pools at a time under load, without end. */
public final class ParentProgram {

  /** Its exit code when something was wrong. */
  static final int WRONG = 9;

  private ParentProgram() {}

  /**
   * Never returns.
   *
   * @param args the name of this JVM in its run, then the options of the run
   * @throws IOException if the file system refuses
   */
  public static void main(String[] args) throws IOException {
    ChaosOptions options = ChaosOptions.parse(java.util.Arrays.copyOfRange(args, 1, args.length));
    Places places = Places.own(options, args[0]);
    Launcher.endWithStdin();
    SplittableRandom random = new SplittableRandom(options.seed());
    try (Ledger ledger = Ledger.of(places.ledger());
        MemorySpace space = MemorySpace.create()) {
      Judge judge = new Judge(ledger, options.mutation(), new Tally());
      SharedLong sum = space.newLong(0);
      SplittableRandom other = random.split();
      var _ = Thread.ofPlatform().start(() -> use(places, judge, other, sum));
      use(places, judge, random, sum);
    }
  }

  private static void use(Places places, Judge judge, SplittableRandom random, SharedLong sum) {
    try {
      while (judge.hasRoom()) {
        new Session(places.setting(), judge, random.split(), sum, () -> false).run();
      }
      Thread.sleep(Long.MAX_VALUE);
    } catch (Throwable t) {
      t.printStackTrace();
      Runtime.getRuntime().halt(WRONG);
    }
  }
}
