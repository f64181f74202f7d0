package targets.collections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import targets.Run;

/** Ordered: a synchronized view. */
final class SynchronizedOrdered {
  private static final List<String> LIST = Collections.synchronizedList(new ArrayList<>());
  private static final Map<String, String> MAP = Collections.synchronizedMap(new HashMap<>());
  private static final StringBuffer TEXT = new StringBuffer();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(LIST.add("one") ? 1 : 0);
          Run.use(MAP.put("one", "value"));
          Run.use(TEXT.append("one").length());
        },
        () -> {
          Run.use(LIST.add("other") ? 1 : 0);
          Run.use(MAP.put("other", "value"));
          Run.use(TEXT.append("other").length());
        });
  }
}
