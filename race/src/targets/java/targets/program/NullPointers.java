package targets.program;

import java.util.concurrent.locks.ReentrantLock;
import targets.Run;

/** Null is found by the program's own instruction. */
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
// prints: true
final class NullPointers {
  private static Box box;
  private static int[] array;

  static class Box {
    int value;
    volatile int flag;

    synchronized int get() {
      return value;
    }
  }

  private static void attempt(Run.Part part) throws Exception {
    try {
      part.run();
    } catch (NullPointerException e) {
      System.out.println(e.getStackTrace()[0].getClassName().startsWith("targets."));
    }
  }

  public static void main(String[] args) throws Exception {
    attempt(() -> Run.use(box.value));
    attempt(() -> box.value = 1);
    attempt(() -> Run.use(box.flag));
    attempt(() -> box.flag = 1);
    attempt(() -> Run.use(array[0]));
    attempt(
        () -> {
          synchronized (box) {
            Run.use(1);
          }
        });
    attempt(() -> Run.use(box.get()));
    attempt(
        () -> {
          ReentrantLock none = null;
          none.lock();
        });
  }
}
