package targets.keys;

import java.util.concurrent.CopyOnWriteArrayList;
import targets.Run;

/** As {@code addIfAbsent}, in two steps. */
final class CopyOnWriteListRacy {
  private static final CopyOnWriteArrayList<Object> LISTENERS = new CopyOnWriteArrayList<>();
  private static final Object LISTENER = new Object();

  public static void main(String[] args) throws Exception {
    Run.both(() -> add(LISTENER), () -> add(LISTENER));
  }

  private static void add(Object listener) {
    if (!LISTENERS.contains(listener)) { // step: read
      LISTENERS.add(listener); // step: write
    }
  }
}
