package targets.collections;

import java.util.BitSet;
import targets.Run;

/** Ordered under a lock: a BitSet. */
final class BitSetSetOrdered {
  private static final BitSet BITS = new BitSet();
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            BITS.set(5);
          }
        },
        () -> {
          synchronized (LOCK) {
            Run.use(BITS.cardinality());
          }
        });
  }
}
