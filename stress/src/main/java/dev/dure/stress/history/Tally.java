package dev.dure.stress.history;

import dev.dure.stress.history.Linearizability.Outcome;
import dev.dure.stress.history.Linearizability.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was recorded so far, and what was found. */
final class Tally {

  private static final class Row {
    int histories;
    int operations;
    int largest;
    int pending;
    int undecided;
  }

  private final long end;
  private final int kills;
  private final Map<Subject, Row> rows = new EnumMap<>(Subject.class);
  private int histories;
  private int deaths;
  private @Nullable String violation;

  /** Has enough after so many seconds and so many deaths. */
  Tally(int seconds, int kills) {
    this.end = System.nanoTime() + seconds * 1_000_000_000L;
    this.kills = kills;
  }

  void addDeath() {
    deaths++;
  }

  void add(Subject subject, List<Operation> history, Outcome outcome) {
    Row row = rows.computeIfAbsent(subject, any -> new Row());
    row.histories++;
    histories++;
    row.operations += history.size();
    row.largest = Math.max(row.largest, history.size());
    row.pending += (int) history.stream().filter(Operation::isPending).count();
    row.undecided += outcome.verdict() == Verdict.UNKNOWN ? 1 : 0;
    if (outcome.verdict() == Verdict.NO) {
      violation =
          String.format(
              "A history of %,d operations on a %s is not linearizable.%n  %s",
              history.size(), word(subject), outcome.explanation());
    }
  }

  /** Whether time, deaths and histories suffice, or something was found. */
  boolean isEnough() {
    boolean late = System.nanoTime() - end >= 0;
    return violation != null || (late && deaths >= kills && histories >= Subject.values().length);
  }

  /** What was found, if anything was. */
  @Nullable String violation() {
    return violation;
  }

  /** Whether every history was linearizable, and the checker sure of it. */
  boolean isSound() {
    return violation == null && rows.values().stream().allMatch(row -> row.undecided == 0);
  }

  private static String word(Subject subject) {
    return subject.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (subject, row) ->
            text.append(
                String.format(
                    "  %-9s %,7d histories, %,9d operations (%,d in the largest), %,5d pending,"
                        + " %,d undecided%n",
                    word(subject),
                    row.histories,
                    row.operations,
                    row.largest,
                    row.pending,
                    row.undecided)));
    return text.append(String.format("  %,d processes died.", deaths)).toString();
  }
}
