package targets.monitors;

import targets.Run;

/** Racy: the class is not the instance. */
final class StaticAndInstanceRacy {
  private static final Box BOX = new Box();

  static class Box {
    static int total;

    synchronized void addByInstance() {
      total++; // race: update
    }

    static synchronized void addByClass() {
      total++; // race: update
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BOX.addByInstance();
        },
        () -> {
          Box.addByClass();
        });
  }
}
