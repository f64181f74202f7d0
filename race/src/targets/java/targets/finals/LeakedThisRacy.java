package targets.finals;

import targets.Run;

/** Racy: a constructor lets this go before it writes a field. */
final class LeakedThisRacy {
  private static volatile Box leaked;

  static class Box {
    int value;

    Box() {
      leaked = this;
      value = 1; // race: write
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
          Run.use(leaked.value); // race: read
        });
  }
}
