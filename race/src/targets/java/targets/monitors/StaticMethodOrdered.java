package targets.monitors;

import targets.Run;

/** Ordered: a static synchronized method locks the class. */
final class StaticMethodOrdered {
  private static int data;

  private static synchronized void add() {
    data++;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          add();
        },
        () -> {
          synchronized (StaticMethodOrdered.class) {
            data++;
          }
        });
  }
}
