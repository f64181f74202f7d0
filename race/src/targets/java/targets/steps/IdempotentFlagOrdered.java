package targets.steps;

import targets.Run;

/** Whoever sets it, and however often, it comes to the same. */
final class IdempotentFlagOrdered {
  private static volatile boolean seen;

  public static void main(String[] args) throws Exception {
    Run.both(IdempotentFlagOrdered::see, IdempotentFlagOrdered::see);
  }

  private static void see() {
    if (!seen) {
      seen = true;
    }
  }
}
