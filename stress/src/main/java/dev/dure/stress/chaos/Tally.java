package dev.dure.stress.chaos;

import static dev.dure.stress.JsonText.quote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What happened in a run. Any thread. */
final class Tally {

  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Integer> kills = new TreeMap<>();
  private final List<Double> goneMillis = new ArrayList<>();
  private int killsInAll;

  synchronized void count(String what) {
    add(what, 1);
  }

  synchronized void add(String what, long number) {
    var _ = counts.merge(what, number, Long::sum);
  }

  /** A worker was ended. */
  synchronized void kill(String how) {
    var _ = kills.merge(how, 1, Integer::sum);
    killsInAll++;
  }

  synchronized int kills() {
    return killsInAll;
  }

  /** A parent was killed, and all that it had was gone after this time. */
  synchronized void parent(double millis) {
    goneMillis.add(millis);
  }

  synchronized int parents() {
    return goneMillis.size();
  }

  private String gone() {
    if (goneMillis.isEmpty()) {
      return "none";
    }
    List<Double> sorted = new ArrayList<>(goneMillis);
    Collections.sort(sorted);
    return String.format(
        Locale.ROOT,
        "median %.0f ms, p90 %.0f ms, max %.0f ms",
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 9 / 10),
        sorted.getLast());
  }

  synchronized String table() {
    StringBuilder text = new StringBuilder();
    kills.forEach((how, n) -> text.append(String.format("ended: %-33s %,12d%n", how, n)));
    counts.forEach((what, n) -> text.append(String.format("%-40s %,12d%n", what, n)));
    text.append(
        String.format(
            "parents killed: %,d; all that they had was gone after: %s%n",
            goneMillis.size(), gone()));
    return text.toString();
  }

  synchronized String json(ChaosOptions options, double seconds, String violation) {
    StringBuilder text = new StringBuilder("{\"seed\": " + options.seed());
    text.append(
        String.format(
            Locale.ROOT,
            ", \"kills\": %d, \"parents\": %d, \"seconds\": %.1f, \"violation\": %s",
            killsInAll,
            goneMillis.size(),
            seconds,
            violation.isEmpty() ? "null" : quote(violation)));
    text.append(", \"ended\": ").append(object(kills));
    text.append(", \"counts\": ").append(object(counts));
    return text.append(", \"gone\": ").append(quote(gone())).append('}').toString();
  }

  private static String object(Map<String, ? extends Number> map) {
    List<String> fields = new ArrayList<>();
    map.forEach((key, value) -> fields.add(quote(key) + ": " + value));
    return "{" + String.join(", ", fields) + "}";
  }
}
