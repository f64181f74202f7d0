package targets.steps;

import targets.Run;

/** A volatile field is read and written, which are two steps. */
final class VolatileIncrementRacy {
  private volatile int count;

  public static void main(String[] args) throws Exception {
    VolatileIncrementRacy shared = new VolatileIncrementRacy();
    Run.both(shared::add, shared::add);
  }

  private void add() {
    count++; // step: read, write
  }
}
