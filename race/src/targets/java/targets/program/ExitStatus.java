package targets.program;

import targets.Run;

/** The exit status is the program's own. */
// exit: 3
final class ExitStatus {
  private static int data;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1; // race: write
        },
        () -> {
          Run.use(data); // race: read
        });
    System.exit(3);
  }
}
