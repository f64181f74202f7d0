package dev.dure.stress.fuzz;

import java.util.Map;
import java.util.TreeMap;

/** How the steps of all workers ended. */
final class FuzzTally {

  private final Map<String, Long> ends = new TreeMap<>();
  private int overwritten;
  private int rounds;

  /** Adds a round, whether it ended well or not. */
  void addRound(int words) {
    overwritten += words;
    rounds++;
  }

  int rounds() {
    return rounds;
  }

  /** Adds what a worker says: words like {@code fine=7}. */
  void add(String words) {
    for (String word : words.trim().split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        long count = Long.parseLong(word.substring(equals + 1));
        ends.merge(word.substring(0, equals), count, Long::sum);
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%,14d words overwritten%n%,14d rounds%n", overwritten, rounds));
    ends.forEach((end, count) -> text.append(String.format("%,14d %s%n", count, end)));
    return text.toString();
  }
}
