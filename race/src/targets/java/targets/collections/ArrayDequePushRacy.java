package targets.collections;

import java.util.ArrayDeque;
import targets.Run;

/** Racy: an ArrayDeque. */
final class ArrayDequePushRacy {
  private static final ArrayDeque<String> DEQUE = new ArrayDeque<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          DEQUE.push("item"); // race: write
        },
        () -> {
          Run.use(DEQUE.peek()); // race: read
        });
  }
}
