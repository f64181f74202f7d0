package targets.initialization;

import targets.Run;

/** Ordered: what the initializer did elsewhere. */
final class InitializerEffectOrdered {
  private static int data;

  static class Holder {
    static int value = 5;

    static {
      data = 7;
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(Holder.value);
          Run.use(data);
        },
        () -> {
          Run.use(Holder.value);
          Run.use(data);
        });
  }
}
