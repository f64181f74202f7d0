package targets.collections;

import java.util.ArrayList;
import java.util.List;
import targets.Run;

/** Racy: an ArrayList. */
final class ArrayListAddRacy {
  private static final List<String> LIST = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LIST.add("item"); // race: write
        },
        () -> {
          Run.use(LIST.size()); // race: read
        });
  }
}
