package targets.order;

import targets.Run;

/** Two reads never conflict. */
final class TwoReadsOrdered {
  private static int data;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(data);
        },
        () -> {
          Run.use(data);
        });
  }
}
