package targets.locations;

import targets.Run;

/** Ordered: one field of two objects. */
final class InstancesOrdered {
  private static final Box ONE = new Box();
  private static final Box OTHER = new Box();

  static class Box {
    int value;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          ONE.value++;
        },
        () -> {
          OTHER.value++;
        });
  }
}
