package programs.companions;

import programs.Team;

/** Counts in two threads, and forgets the lock. */
public final class Counter {

  private int total;

  private Counter() {}

  void add() {
    total++; // race
  }

  public static void main(String[] args) throws Exception {
    Counter counter = new Counter();
    Team.run(
        2,
        () -> {
          counter.add();
          return null;
        });
    System.out.println(counter.total > 0 ? "counted" : "not counted");
  }
}
