package targets.initialization;

import targets.Run;

/** Ordered: an enum and what its constructors wrote. */
final class EnumOrdered {
  private static enum Color {
    RED,
    GREEN;
    private int code;

    Color() {
      code = ordinal() + 1;
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(Color.RED.code);
        },
        () -> {
          Run.use(Color.valueOf("GREEN").code);
        });
  }
}
