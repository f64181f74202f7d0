package targets.locations;

import targets.Run;

/** Ordered: fields next to each other are apart (17.6). */
final class FieldsOrdered {
  private static final Box BOX = new Box();

  static class Box {
    byte a;
    byte b;
    boolean c;
    short d;
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          for (int i = 0; i < 100; i++) {
            BOX.a++;
            BOX.c = !BOX.c;
          }
        },
        () -> {
          for (int i = 0; i < 100; i++) {
            BOX.b++;
            BOX.d++;
          }
        });
  }
}
