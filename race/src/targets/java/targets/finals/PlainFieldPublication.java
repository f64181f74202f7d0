package targets.finals;

import targets.Run;

/** The reference races, and the field with it. */
final class PlainFieldPublication {
  private static Box box;

  static class Box {
    int value;

    Box(int value) {
      this.value = value; // race: write B
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          box = new Box(5); // race: write A
        },
        () -> {
          Box seen = null;
          while (seen == null) {
            Run.sleep(1);
            seen = box; // race: read A
          }
          Run.use(seen.value); // race: read B
        });
  }
}
