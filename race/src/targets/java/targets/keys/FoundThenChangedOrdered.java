package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/**
 * Who changes what another thread has put comes after it: before, there was nothing to be changed.
 */
final class FoundThenChangedOrdered {
  private static final Map<String, String> STATES = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> STATES.put("a", "new"),
        () -> {
          for (int i = 0; i < 1_000; i++) {
            String state = STATES.get("a");
            if (state != null) {
              STATES.put("a", state + ", seen");
              return;
            }
            Thread.onSpinWait();
          }
        });
  }
}
