package targets.keys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import targets.Run;

/** The list may have the element twice. */
final class SynchronizedListRacy {
  private static final List<String> NAMES = Collections.synchronizedList(new ArrayList<>());

  public static void main(String[] args) throws Exception {
    Run.both(() -> add("a"), () -> add("a"));
  }

  private static void add(String name) {
    if (!NAMES.contains(name)) { // step: read
      NAMES.add(name); // step: write
    }
  }
}
