package targets.finals;

import targets.Run;

/** Only the reference races: default values are there before everything else. */
final class DefaultValuePublication {
  private static Box box;

  static class Box {
    int value;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          box = new Box(); // race: write
        },
        () -> {
          Box seen = null;
          while (seen == null) {
            Run.sleep(1);
            seen = box; // race: read
          }
          Run.use(seen.value);
        });
  }
}
