package targets.program;

/** So is that of an uncaught exception. */
// exit: 1
final class UncaughtInMain {

  public static void main(String[] args) throws Exception {
    throw new IllegalStateException("as it should be");
  }
}
