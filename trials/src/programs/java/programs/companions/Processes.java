package programs.companions;

import programs.Team;

/** Counts processes that have ended, and forgets the lock. */
public final class Processes {

  private int ended;

  private Processes() {}

  void add() {
    ended++; // race
  }

  public static void main(String[] args) throws Exception {
    Processes processes = new Processes();
    Team.run(
        2,
        () -> {
          new ProcessBuilder("sleep", "0.5").start().waitFor();
          processes.add();
          return null;
        });
    System.out.println(processes.ended > 0 ? "ended" : "not ended");
  }
}
