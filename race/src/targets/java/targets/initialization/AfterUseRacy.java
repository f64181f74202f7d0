package targets.initialization;

import targets.Run;

/** Racy: after both have used a class. */
final class AfterUseRacy {
  private static int data;

  static class Holder {
    static int value = 5;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(Holder.value);
          data = 1; // race: write
        },
        () -> {
          Run.use(Holder.value);
          Run.use(data); // race: read
        });
  }
}
