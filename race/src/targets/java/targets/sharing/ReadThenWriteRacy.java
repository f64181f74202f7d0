package targets.sharing;

import targets.Run;

/** Racy: the writer has read before, as the other does. */
final class ReadThenWriteRacy {
  private static int data;
  private static int own;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          own = data;
          Run.sleep(10);
          data = 2; // race: write
        },
        () -> {
          Run.use(data); // race: read
        });
  }
}
