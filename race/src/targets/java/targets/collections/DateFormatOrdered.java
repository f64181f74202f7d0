package targets.collections;

import java.text.SimpleDateFormat;
import java.util.Date;
import targets.Run;

/** Ordered: a SimpleDateFormat under a lock. */
final class DateFormatOrdered {
  private static final SimpleDateFormat FORMAT = new SimpleDateFormat("yyyy");

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          synchronized (FORMAT) {
            Run.use(FORMAT.format(new Date(0)));
          }
        },
        () -> {
          synchronized (FORMAT) {
            Run.use(FORMAT.format(new Date(1)));
          }
        });
  }
}
