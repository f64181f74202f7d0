package targets.volatiles;

import targets.Run;

/** Racy: the volatile field of another object. */
final class OtherObjectRacy {
  private static int data;
  private static final Box ONE = new Box();
  private static final Box OTHER = new Box();

  static class Box {
    volatile boolean ready;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
          ONE.ready = true;
        },
        () -> {
          Run.use(OTHER.ready);
          Run.use(data); // race: read
        });
  }
}
