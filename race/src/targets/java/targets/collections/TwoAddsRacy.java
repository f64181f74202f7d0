package targets.collections;

import java.util.ArrayList;
import java.util.List;
import targets.Run;

/** Racy: ten threads append to a list, here two. */
final class TwoAddsRacy {
  private static final List<String> LIST = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LIST.add("one"); // race: write
        },
        () -> {
          LIST.add("other"); // race: write
        });
  }
}
