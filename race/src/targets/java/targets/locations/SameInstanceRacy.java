package targets.locations;

import targets.Run;

/** Racy: one field of one object. */
final class SameInstanceRacy {
  private static final Box ONE = new Box();

  static class Box {
    int value;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          ONE.value = 1; // race: write
        },
        () -> {
          Run.use(ONE.value); // race: read
        });
  }
}
