package targets.steps;

import java.util.concurrent.atomic.AtomicReference;
import targets.Run;

/** A new object made of the old one. */
final class ReferenceOfNewObjectRacy {

  private static final class Total {
    private final int value;

    Total(int value) {
      this.value = value;
    }
  }

  private static final AtomicReference<Total> TOTAL = new AtomicReference<>(new Total(0));

  public static void main(String[] args) throws Exception {
    Run.both(ReferenceOfNewObjectRacy::add, ReferenceOfNewObjectRacy::add);
  }

  private static void add() {
    Total seen = TOTAL.get(); // step: read
    TOTAL.set(new Total(seen.value + 1)); // step: write
  }
}
