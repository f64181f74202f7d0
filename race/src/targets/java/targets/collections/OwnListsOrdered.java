package targets.collections;

import java.util.ArrayList;
import java.util.List;
import targets.Run;

/** Ordered: each thread has its own. */
final class OwnListsOrdered {

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          List<String> list = new ArrayList<>();
          list.add("one");
          StringBuilder text = new StringBuilder();
          Run.use(text.append(list).length());
        },
        () -> {
          List<String> list = new ArrayList<>();
          list.add("one");
          StringBuilder text = new StringBuilder();
          Run.use(text.append(list).length());
        });
  }
}
