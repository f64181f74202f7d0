package targets.collections;

import java.util.ArrayList;
import java.util.List;
import targets.Run;

/** Racy: an element of an ArrayList. */
final class ArrayListSetRacy {
  private static final ArrayList<String> LIST = new ArrayList<>(List.of("one"));

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LIST.set(0, "other"); // race: write
        },
        () -> {
          Run.use(LIST.get(0)); // race: read
        });
  }
}
