package targets.mistakes;

import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** No data race: each step is atomic, the two together are not. */
final class CheckThenActOrdered {
  private static final AtomicInteger VALUE = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          if (VALUE.get() == 0) {
            VALUE.set(1);
          }
        },
        () -> {
          if (VALUE.get() == 0) {
            VALUE.set(2);
          }
        });
  }
}
