package targets.sections;

import java.util.ArrayList;
import java.util.List;
import targets.Run;

/** An account goes from thread to thread by a list that has a lock of its own. */
final class HandedOverByListOrdered {
  private static final List<HandedOverByListOrdered> FREE = new ArrayList<>();
  private int sum;

  public static void main(String[] args) throws Exception {
    FREE.add(new HandedOverByListOrdered());
    Run.both(HandedOverByListOrdered::use, HandedOverByListOrdered::use);
  }

  private static void use() {
    HandedOverByListOrdered taken = null;
    while (taken == null) {
      synchronized (FREE) {
        if (!FREE.isEmpty()) {
          taken = FREE.remove(0);
        }
      }
    }
    taken.add();
    synchronized (FREE) {
      FREE.add(taken);
    }
  }

  private void add() {
    int seen;
    synchronized (this) {
      seen = sum;
    }
    int next = seen + 1;
    synchronized (this) {
      sum = next;
    }
  }
}
