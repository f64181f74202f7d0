package targets.steps;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** What is written goes back to another variable, which nobody updates in two steps. */
final class OtherVariableOrdered {
  private static final AtomicInteger FROM = new AtomicInteger();
  private static final AtomicInteger TO = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(OtherVariableOrdered::step, OtherVariableOrdered::step);
  }

  private static void step() {
    TO.set(FROM.incrementAndGet() + FROM.get());
  }
}
