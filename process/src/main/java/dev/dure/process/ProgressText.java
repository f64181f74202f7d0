package dev.dure.process;

import dev.dure.PoolState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a progress bar says.
 *
 * @param pool the pool's name, harmless
 * @param total how many tasks there will have been, if that is known
 * @param perSecond how many tasks have had an outcome per second of late
 * @param running what runs
 */
record ProgressText(
    String pool,
    PoolState state,
    OptionalLong total,
    double perSecond,
    List<PoolView.Running> running) {

  /** What a line needs to be drawn well. */
  static final String BLOCKS = "█░…";

  private static final int BAR = 20;
  private static final String GAP = "  ";
  private static final String SEPARATOR = ", ";
  private static final long MAX_SECONDS = 100 * 3600L - 1;

  /** A line for a terminal: not wider than so many columns, whatever the names are. */
  String line(int columns, boolean blocks) {
    String full = blocks ? BLOCKS.substring(0, 1) : "#";
    String empty = blocks ? BLOCKS.substring(1, 2) : ".";
    String more = blocks ? BLOCKS.substring(2) : "...";
    StringBuilder line = new StringBuilder();
    line.append(PlainText.cut(pool, Math.max(8, columns / 4)));
    if (total.isPresent() && total.getAsLong() > 0 && columns >= 60) {
      int filled = (int) Math.round(BAR * share());
      line.append(GAP).append(full.repeat(filled)).append(empty.repeat(BAR - filled));
    }
    line.append(GAP).append(counts());
    if (total.isPresent() && total.getAsLong() > 0) {
      line.append(String.format(Locale.ROOT, "%s%d%%", GAP, (int) (100 * share())));
    }
    line.append(GAP).append(speed());
    if (state.failed() > 0) {
      line.append(GAP).append(number(state.failed())).append(" failed");
    }
    appendRunning(line, columns, more);
    return PlainText.cut(line.toString(), columns);
  }

  private void appendRunning(StringBuilder line, int columns, String more) {
    String before = GAP;
    int left = columns - PlainText.columns(line.toString());
    for (int i = 0; i < running.size(); i++) {
      PoolView.Running task = running.get(i);
      String text = before + task.name() + percent(task.progress());
      // Where more follow there has to be room to say so.
      int reserved = i == running.size() - 1 ? 0 : PlainText.columns(SEPARATOR + more);
      if (PlainText.columns(text) > left - reserved) {
        line.append(before).append(more);
        return;
      }
      line.append(text);
      left -= PlainText.columns(text);
      before = SEPARATOR;
    }
  }

  /** A line for a log. */
  String plain() {
    return pool
        + ": "
        + counts()
        + " done"
        + (state.failed() > 0 ? ", " + number(state.failed()) + " failed" : "")
        + ", "
        + speed();
  }

  /** The last line. */
  String last(Duration time) {
    return String.format(
        Locale.ROOT,
        "%s: %s done, %s failed, %s cancelled in %.1f s",
        pool,
        number(state.done()),
        number(state.failed()),
        number(state.cancelled()),
        time.toNanos() / 1e9);
  }

  private double share() {
    return Math.min(1, (double) state.settled() / total.orElse(1));
  }

  private String counts() {
    String of = total.isPresent() ? "/" + number(total.getAsLong()) : "";
    return number(state.settled()) + of;
  }

  private String speed() {
    String rate =
        perSecond >= 10 || perSecond == 0
            ? String.format(Locale.ROOT, "%,.0f/s", perSecond)
            : String.format(Locale.ROOT, "%.1f/s", perSecond);
    long left = total.orElse(0) - state.settled();
    if (left <= 0 || perSecond <= 0) {
      return rate;
    }
    long seconds = (long) Math.min(MAX_SECONDS, Math.ceil(left / perSecond));
    String eta =
        seconds >= 3600
            ? String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
            : String.format("%d:%02d", seconds / 60, seconds % 60);
    return rate + GAP + "ETA " + eta;
  }

  private static String percent(double progress) {
    return progress > 0 ? String.format(Locale.ROOT, " %d%%", (int) (100 * progress)) : "";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
