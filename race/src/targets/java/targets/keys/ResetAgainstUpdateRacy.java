package targets.keys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import targets.Run;

/** The reset of one thread is lost in the update of the other. */
final class ResetAgainstUpdateRacy {
  private static final Map<String, Integer> SUMS = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    SUMS.put("a", 1);
    add();
    Run.both(ResetAgainstUpdateRacy::add, () -> SUMS.put("a", 0));
  }

  private static void add() {
    SUMS.put("a", SUMS.get("a") + 5); // step: read, write
  }
}
