package targets.initialization;

import targets.Run;

/** Ordered: a superclass is initialized with its subclass. */
final class SuperclassOrdered {
  static class Base {
    static int[] table = {1, 2, 3};

    static int get(int i) {
      return table[i];
    }
  }

  static class Sub extends Base {
    static Object made = new Object();
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(Sub.made);
          Run.use(Sub.get(1));
        },
        () -> {
          Run.use(new Sub());
          Run.use(Sub.get(1));
        });
  }
}
