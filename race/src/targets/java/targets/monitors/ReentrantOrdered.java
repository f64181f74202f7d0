package targets.monitors;

import targets.Run;

/** Ordered: the inner exit does not unlock. */
final class ReentrantOrdered {
  private static int data;
  private static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (LOCK) {
            synchronized (LOCK) {
              data++;
            }
            data++;
          }
        },
        () -> {
          synchronized (LOCK) {
            synchronized (LOCK) {
              data++;
            }
            data++;
          }
        });
  }
}
