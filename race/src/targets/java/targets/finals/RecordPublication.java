package targets.finals;

import targets.Run;

/** Only the reference races: the fields of a record are final. */
final class RecordPublication {
  private static Point point;

  record Point(int x, long y) {}

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          point = new Point(1, 2); // race: write
        },
        () -> {
          Point seen = null;
          while (seen == null) {
            Run.sleep(1);
            seen = point; // race: read
          }
          Run.use(seen.x() + seen.y());
        });
  }
}
