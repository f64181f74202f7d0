package targets.maps;

import java.util.concurrent.CopyOnWriteArrayList;
import targets.Run;

/** Ordered: written before add to a CopyOnWriteArrayList. */
final class CopyOnWriteOrdered {
  private static int data;
  private static final CopyOnWriteArrayList<String> LIST = new CopyOnWriteArrayList<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          Run.use(LIST.add("item") ? 1 : 0);
        },
        () -> {
          while (LIST.isEmpty()) {
            Thread.onSpinWait();
          }
          Run.use(LIST.get(0));
          Run.use(data);
        });
  }
}
