package targets.monitors;

import targets.Run;

/** Ordered: a synchronized method locks this. */
final class ThisAndMethodOrdered {
  private static final Box BOX = new Box();

  static class Box {
    private int total;

    synchronized void add() {
      total++;
    }

    void addInBlock() {
      synchronized (this) {
        total++;
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
