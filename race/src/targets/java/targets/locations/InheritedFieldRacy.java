package targets.locations;

import targets.Run;

/** Racy: a field of a superclass, by way of two subclasses. */
final class InheritedFieldRacy {
  private static final Left BOTH = new Left();

  static class Base {
    int value;
  }

  static class Left extends Base {
    void set() {
      value = 1; // race: write
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BOTH.set();
        },
        () -> {
          Base same = BOTH;
          Run.use(same.value); // race: read
        });
  }
}
