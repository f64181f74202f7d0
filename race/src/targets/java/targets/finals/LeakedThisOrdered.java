package targets.finals;

import targets.Run;

/** Ordered: a constructor lets this go as the last thing. */
final class LeakedThisOrdered {
  private static volatile Box leaked;

  static class Box {
    int value;

    Box() {
      value = 1;
      leaked = this;
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(new Box());
        },
        () -> {
          while (leaked == null) {
            Thread.onSpinWait();
          }
          Run.use(leaked.value);
        });
  }
}
