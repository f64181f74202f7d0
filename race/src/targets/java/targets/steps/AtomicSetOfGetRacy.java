package targets.steps;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Each access is atomic, the sum of two is not. */
final class AtomicSetOfGetRacy {
  private static final AtomicInteger COUNT = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(AtomicSetOfGetRacy::add, AtomicSetOfGetRacy::add);
  }

  private static void add() {
    int seen = COUNT.get(); // step: read
    COUNT.set(seen + 1); // step: write
  }
}
