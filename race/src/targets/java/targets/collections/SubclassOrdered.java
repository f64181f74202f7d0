package targets.collections;

import java.util.ArrayList;
import targets.Run;

/** Ordered: a subclass of a JDK collection with state of its own. */
// prints: 2
final class SubclassOrdered {
  private static final Counting LIST = new Counting();

  static class Counting extends ArrayList<String> {
    private static final long serialVersionUID = 1;
    private int adds;

    @Override
    public synchronized boolean add(String item) {
      adds++;
      return super.add(item);
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(LIST.add("one") ? 1 : 0);
        },
        () -> {
          Run.use(LIST.add("other") ? 1 : 0);
        });
    System.out.println(LIST.adds);
  }
}
