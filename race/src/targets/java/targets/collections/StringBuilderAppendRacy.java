package targets.collections;

import targets.Run;

/** Racy: a StringBuilder. */
final class StringBuilderAppendRacy {
  private static final StringBuilder TEXT = new StringBuilder();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          TEXT.append("more"); // race: write
        },
        () -> {
          Run.use(TEXT.length()); // race: read
        });
  }
}
