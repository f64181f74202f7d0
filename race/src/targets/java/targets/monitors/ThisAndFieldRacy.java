package targets.monitors;

import targets.Run;

/** Racy: this is not the lock in a field. */
final class ThisAndFieldRacy {
  private static final Box BOX = new Box();

  static class Box {
    private final Object lock = new Object();
    private int total;

    synchronized void add() {
      total++; // race: update
    }

    void addInBlock() {
      synchronized (lock) {
        total++; // race: update
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BOX.add();
        },
        () -> {
          BOX.addInBlock();
        });
  }
}
