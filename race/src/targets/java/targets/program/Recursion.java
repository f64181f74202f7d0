package targets.program;

import targets.Run;

/** A stack overflow is the program's own, and it goes on after it. */
// prints: overflow
final class Recursion {
  private static int depth;

  private static synchronized void deep() {
    depth++;
    deep();
  }

  public static void main(String[] args) throws Exception {
    try {
      deep();
    } catch (StackOverflowError e) {
      System.out.println("overflow");
    }
    Run.both(
        () -> {
          synchronized (Recursion.class) {
            depth++;
          }
        },
        () -> {
          synchronized (Recursion.class) {
            depth++;
          }
        });
  }
}
