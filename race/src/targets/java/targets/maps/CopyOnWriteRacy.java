package targets.maps;

import java.util.concurrent.CopyOnWriteArrayList;
import targets.Run;

/** Racy: written after add to a CopyOnWriteArrayList. */
final class CopyOnWriteRacy {
  private static int data;
  private static final CopyOnWriteArrayList<String> LIST = new CopyOnWriteArrayList<>();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(LIST.add("item") ? 1 : 0);
          data = 1; // race: write
        },
        () -> {
          while (LIST.isEmpty()) {
            Thread.onSpinWait();
          }
          Run.use(LIST.get(0));
          Run.use(data); // race: read
        });
  }
}
