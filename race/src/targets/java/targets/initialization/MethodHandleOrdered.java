package targets.initialization;

import java.util.ArrayList;
import java.util.List;
import targets.Run;

/** Ordered: initialized by a static method. */
final class MethodHandleOrdered {
  static class Holder {
    static final List<String> NAMES = new ArrayList<>();
    static int count;

    static {
      NAMES.add("one");
      count = NAMES.size();
    }

    static int count() {
      return count + NAMES.size();
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(Holder.count());
        },
        () -> {
          Run.use(Holder.count());
        });
  }
}
