package targets.collections;

import java.text.SimpleDateFormat;
import java.util.Date;
import targets.Run;

/** Racy: a SimpleDateFormat, which writes to itself while it formats. */
final class DateFormatRacy {
  private static final SimpleDateFormat FORMAT = new SimpleDateFormat("yyyy");

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Run.use(FORMAT.format(new Date(0))); // race: write
        },
        () -> {
          Run.use(FORMAT.format(new Date(1))); // race: write
        });
  }
}
