package targets.collections;

import java.util.LinkedList;
import targets.Run;

/** Racy: a LinkedList. */
final class LinkedListAddRacy {
  private static final LinkedList<String> LIST = new LinkedList<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          LIST.addLast("item"); // race: write
        },
        () -> {
          Run.use(LIST.peekFirst()); // race: read
        });
  }
}
