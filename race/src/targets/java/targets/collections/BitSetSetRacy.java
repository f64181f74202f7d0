package targets.collections;

import java.util.BitSet;
import targets.Run;

/** Racy: a BitSet. */
final class BitSetSetRacy {
  private static final BitSet BITS = new BitSet();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BITS.set(5); // race: write
        },
        () -> {
          Run.use(BITS.cardinality()); // race: read
        });
  }
}
