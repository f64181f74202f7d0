package dev.dure.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Two processes that want the same thing all the time, and the time in which a lock's waiter learns
 * that its owner has died.
 */
public final class Contention {

  private static final int PROCESSES = 2;

  private static final List<Work> WORKS =
      List.of(
          Work.VALUE_UNDER_LOCK, Work.INCREMENT, Work.GUARDED_UPDATE, Work.VALUE_UNDER_FILE_LOCK);

  private final Map<Work, List<Team.Outcome>> outcomes = new EnumMap<>(Work.class);
  private final List<Double> deathToGrant;

  Contention(List<Double> deathToGrant) {
    this.deathToGrant = deathToGrant;
  }

  /** Prints the tables: {@code benchmarks/run Contention [--quick]}. */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.of(Arguments.parse(args));
    System.out.println(Machine.facts());
    System.out.println(measure(settings));
  }

  static Contention measure(Settings settings)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Progress.say("killing " + settings.deaths() + " owners of a lock");
    Contention contention = new Contention(DeathToGrant.measure(settings.deaths()));
    for (int round = 1; round <= settings.pairRounds(); round++) {
      Progress.say("two processes, round " + round + " of " + settings.pairRounds());
      for (Work work : WORKS) {
        contention
            .outcomes
            .computeIfAbsent(work, w -> new ArrayList<>())
            .add(Team.measure(work, PROCESSES, settings.plan()));
      }
    }
    return contention;
  }

  /** Nanoseconds from an owner's death to the exception of who waits. */
  List<Double> deathToGrant() {
    return deathToGrant;
  }

  @Override
  public String toString() {
    Table table =
        new Table("two processes at once", "time per step", "steps of the less lucky one");
    outcomes.forEach(
        (work, all) ->
            table.add(
                work.words(),
                Numbers.duration(
                    Spread.of(all.stream().flatMap(o -> o.nanosPerStep().stream()).toList())),
                Numbers.percent(Spread.of(all.stream().map(Team.Outcome::leastShare).toList()))));
    return table
        + "\nDeath of a lock's owner to `AbandonedLockException` in a process that waits, "
        + deathToGrant.size()
        + " kills: "
        + Numbers.duration(Spread.of(deathToGrant))
        + "\n";
  }
}
