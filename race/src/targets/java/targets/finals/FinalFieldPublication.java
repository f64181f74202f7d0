package targets.finals;

import targets.Run;

/** Only the reference races: the freeze of a final field covers what is reached by it. */
final class FinalFieldPublication {
  private static Box box;

  static class Box {
    final int value;

    Box(int value) {
      this.value = value;
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
          Run.use(seen.value);
        });
  }
}
