package dev.dure.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts an object where a long-running program has it.
 *
 * <p>A lock that keeps its owner in a field stores a reference with each grant. The collector's
 * barrier after that store is nearly free as long as the lock is in a young region, where a
 * benchmark's objects stay, and has a fence in it once the lock is in an old region and the owner
 * in another one, as it is in a server that has been up for a minute. So locks are measured at both
 * ages.
 */
final class Ages {

  static final String YOUNG = "young";
  static final String OLD = "old";

  private static final int BALLAST_BYTES = 64 << 20;
  private static final int PIECE_BYTES = 1 << 10;

  /** Kept alive between the benchmark's thread and its lock, so that no region holds both. */
  private static final List<byte[]> BALLAST = new ArrayList<>();

  private Ages() {}

  static <T> T create(String age, Supplier<T> factory) {
    return switch (age) {
      case YOUNG -> factory.get();
      case OLD -> createOld(factory);
      default ->
          throw new IllegalArgumentException(
              "There is no age \"" + age + "\"; allowed are " + YOUNG + " and " + OLD + ".");
    };
  }

  private static <T> T createOld(Supplier<T> factory) {
    for (int bytes = 0; bytes < BALLAST_BYTES; bytes += PIECE_BYTES) {
      BALLAST.add(new byte[PIECE_BYTES]);
    }
    T created = factory.get();
    System.gc(); // a full collection moves all that lives to old regions, in the order of addresses
    System.gc();
    return created;
  }
}
