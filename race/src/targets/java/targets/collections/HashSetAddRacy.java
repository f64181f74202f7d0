package targets.collections;

import java.util.HashSet;
import targets.Run;

/** Racy: a HashSet. */
final class HashSetAddRacy {
  private static final HashSet<String> SET = new HashSet<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          SET.add("item"); // race: write
        },
        () -> {
          Run.use(SET.contains("item") ? 1 : 0); // race: read
        });
  }
}
