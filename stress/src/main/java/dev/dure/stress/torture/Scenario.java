package dev.dure.stress.torture;

import dev.dure.stress.torture.Plan.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The families of ends that workers come to. */
enum Scenario {
  /** Killed at any moment. */
  RANDOM(16, true, true),
  /** Killed after some seconds: long enough to notice a wake-up that did not come. */
  ELDERS(3, true, false),
  /** Killed while it holds a lock: this is what recovery times are measured on. */
  OWNERS(26, true, true),
  /** Kills itself at a named point of the code. */
  POINTS(30, true, true),
  /** Several at once kill themselves at named points of the recovery from each other's deaths. */
  RECOVERERS(2, true, true),
  /** Killed while it starts: it may be the one that creates the segment. */
  STARTUP(8, true, true),
  /** Stopped, continued, and killed at last. */
  STOPS(6, true, true),
  /** Stops itself at a named point; continued, and killed at last. */
  STOP_POINTS(4, true, true),
  /** Has the lowest priority, and is killed at last. */
  STARVED(3, true, false),
  /** Ends itself while it holds a lock: halt, exit, out of memory, crash, a thread's end. */
  ENDS(5, true, true),
  /** Starts processes all the time, and is killed. */
  FORKS(2, true, false),
  /** Closes the space while a thread of its own holds a lock. */
  CLOSE(2, false, false);

  /** How often a point is reached in a worker's life, roughly: up to where N is drawn. */
  private static final Map<String, Integer> POINT_RANGE =
      Map.ofEntries(
          Map.entry("SLOT_BYTE_TAKEN", 1),
          Map.entry("SLOT_ACTIVE", 1),
          Map.entry("ACQUIRED_FAST", 150),
          Map.entry("ACQUIRED_SLOW", 400),
          Map.entry("ACQUIRED_DIED", 2),
          Map.entry("REPAIRED", 2),
          Map.entry("WAITERS_SET", 60),
          Map.entry("WOKEN", 60),
          Map.entry("RELEASED", 60),
          Map.entry("SIGNALLED", 60),
          Map.entry("CONDITION_UNLOCKED", 60),
          Map.entry("RECORD_HALF_WRITTEN", 100),
          Map.entry("RECORD_WRITTEN", 100),
          Map.entry("RECORD_IN_PLACE", 100),
          Map.entry("OBJECT_HALF_WRITTEN", 3),
          Map.entry("OBJECT_PUBLISHED", 3),
          Map.entry("STATE_CHANGED", 10),
          Map.entry("PERMITS_INTENDED", 20),
          Map.entry("PERMITS_CHANGED", 20),
          Map.entry("PERMITS_ENTERED", 20),
          Map.entry("BARRIER_MARKED", 6),
          Map.entry("BARRIER_ARRIVED", 6),
          Map.entry("BARRIER_CELL_MADE", 4),
          Map.entry("BARRIER_BROKEN", 3),
          Map.entry("READER_COUNTED", 20),
          Map.entry("GATE_CLOSING", 10),
          Map.entry("GATE_CLOSED", 10),
          Map.entry("GATE_OPENED", 10),
          Map.entry("QUEUE_CLAIMED", 8),
          Map.entry("QUEUE_TAIL_HELPED", 1),
          Map.entry("QUEUE_HALF_WRITTEN", 8),
          Map.entry("QUEUE_WRITTEN", 8),
          Map.entry("QUEUE_PUBLISHED", 8),
          Map.entry("QUEUE_TAKEN", 8),
          Map.entry("QUEUE_LEASED", 8),
          Map.entry("QUEUE_BEFORE_ACKNOWLEDGE", 8),
          Map.entry("QUEUE_CAME_BACK", 2),
          Map.entry("QUEUE_WAITERS_SET", 8),
          Map.entry("MAP_STEP", 10),
          Map.entry("MAP_LOCKED", 8),
          Map.entry("MAP_BIT_CLEARED", 2),
          Map.entry("MAP_CLAIMED", 2),
          Map.entry("MAP_HALF_WRITTEN", 6),
          Map.entry("MAP_WRITTEN", 2),
          Map.entry("MAP_LINKED", 2),
          Map.entry("MAP_APPEARED", 2),
          Map.entry("MAP_VALUE_WRITTEN", 4),
          Map.entry("MAP_VALUE_CHANGED", 4),
          Map.entry("MAP_MARKED", 2),
          Map.entry("MAP_UNLINKED", 2),
          Map.entry("MAP_FREED", 2));

  private static final Map<String, Integer> RECOVERY_RANGE =
      Map.of(
          "RECOVERY_BEGUN", 1,
          "RECOVERY_BETWEEN_LOCKS", 8,
          "RECOVERY_BEFORE_WAKE", 1,
          "RECOVERY_IN_WAKE", 10,
          "RECOVERY_IN_QUEUE", 1,
          "RECOVERY_IN_MAP", 2,
          "RECOVERY_BEFORE_FREE", 1,
          "RECOVERY_AFTER_FREE", 1);

  private final int weight;
  private final boolean byDefault;

  /** Whether a forked process can come to this end; {@link Zygote} says what it cannot do. */
  private final boolean forkable;

  Scenario(int weight, boolean byDefault, boolean forkable) {
    this.weight = weight;
    this.byDefault = byDefault;
    this.forkable = forkable;
  }

  static List<Scenario> defaults() {
    return List.of(values()).stream().filter(scenario -> scenario.byDefault).toList();
  }

  /** Those of some scenarios that a forked process can come to. */
  static List<Scenario> forkable(List<Scenario> scenarios) {
    return scenarios.stream().filter(scenario -> scenario.forkable).toList();
  }

  /** Whether its workers kill themselves at named points, which are the labels of their deaths. */
  boolean isAtPoints() {
    return this == POINTS || this == RECOVERERS;
  }

  /** All points at which a worker may be told to kill itself, in order. */
  static List<String> points() {
    return Stream.of(POINT_RANGE, RECOVERY_RANGE)
        .flatMap(ranges -> ranges.keySet().stream())
        .sorted()
        .toList();
  }

  /** Draws a scenario by weight. */
  static Scenario draw(List<Scenario> scenarios, SplittableRandom random) {
    int left = random.nextInt(scenarios.stream().mapToInt(s -> s.weight).sum());
    for (Scenario scenario : scenarios) {
      left -= scenario.weight;
      if (left < 0) {
        return scenario;
      }
    }
    throw new AssertionError("weights do not add up");
  }

  /**
   * Plans one or more ends, to be met at the same time.
   *
   * @param workers how many run at a time
   * @param forked whether their processes are forked: such start soon, and live no longer than they
   *     must
   */
  List<Plan> plan(SplittableRandom random, int workers, boolean forked) {
    long soon = 1000 + random.nextLong(forked ? 40_000 : 150_000);
    List<Plan> plans = new ArrayList<>();
    if (this == RECOVERERS) {
      plans.add(Plan.of(this, "kill, for others to recover", Action.KILL_HOLDING, soon));
      plans.add(
          Plan.of(this, "kill in a queue, for others to recover", Action.AWAIT_END, soon)
              .withFaults("QUEUE_LEASED:kill:1"));
      while (plans.size() < workers + 2) {
        plans.add(point(random, "kill", Action.AWAIT_END, RECOVERY_RANGE, 1));
      }
    } else {
      plans.add(single(random, soon, forked));
    }
    return forked ? plans.stream().map(Plan::asForked).toList() : plans;
  }

  private Plan single(SplittableRandom random, long soon, boolean forked) {
    return switch (this) {
      case RANDOM, RECOVERERS -> Plan.of(this, "kill", Action.KILL, soon);
      case ELDERS -> {
        long later = 2_000_000 + random.nextLong(3_000_000);
        yield Plan.of(this, "kill after seconds", Action.KILL, later);
      }
      case OWNERS -> Plan.of(this, "kill while it holds", Action.KILL_HOLDING, soon / 4);
      case POINTS -> point(random, "kill", Action.AWAIT_END, POINT_RANGE, forked ? 3 : 1);
      case STARTUP -> {
        long starting = forked ? random.nextLong(25_000) : 40_000 + random.nextLong(220_000);
        yield Plan.of(this, "kill", Action.KILL_STARTING, starting);
      }
      case STOPS -> stop(random, soon);
      case STOP_POINTS -> point(random, "stop", Action.AWAIT_STOP, POINT_RANGE, forked ? 3 : 1);
      case STARVED -> Plan.of(this, "kill at lowest priority", Action.KILL, soon).asStarved();
      case ENDS -> end(random, soon, forked);
      case FORKS -> Plan.of(this, "kill while it starts others", Action.KILL, soon);
      case CLOSE ->
          Plan.of(this, "close while held", Action.AWAIT_END, soon)
              .ending(LastWords.Way.CLOSE, 1 + random.nextInt(100));
    };
  }

  /** The plan of one worker in each round that lives until its end. */
  static Plan ancient() {
    return Plan.of(ELDERS, "kill at the end of the round", Action.KILL, 1_000_000_000L);
  }

  /**
   * Plans an end at a point.
   *
   * @param ranges the points, and up to which time of reaching each is drawn
   * @param sooner by what that is divided
   */
  private Plan point(
      SplittableRandom random,
      String verb,
      Action action,
      Map<String, Integer> ranges,
      int sooner) {
    List<String> names = ranges.keySet().stream().sorted().toList();
    String name = names.get(random.nextInt(names.size()));
    int n = 1 + random.nextInt(Math.max(1, ranges.getOrDefault(name, 1) / sooner));
    return Plan.of(this, name, action, 1000 + random.nextLong(100_000))
        .withFaults(name + ":" + verb + ":" + n);
  }

  private Plan stop(SplittableRandom random, long micros) {
    return switch (random.nextInt(3)) {
      case 0 -> Plan.of(this, "stop, kill stopped", Action.KILL_STOPPED, micros);
      case 1 -> Plan.of(this, "stop while it holds, continue, kill", Action.STOP_HOLDING, micros);
      default -> Plan.of(this, "stop and continue in bursts, kill", Action.STOP_BURSTS, micros);
    };
  }

  private Plan end(SplittableRandom random, long micros, boolean forked) {
    LastWords.Way[] ways = {
      LastWords.Way.HALT,
      LastWords.Way.EXIT,
      LastWords.Way.THREAD,
      LastWords.Way.THREAD,
      LastWords.Way.OUT_OF_MEMORY,
      LastWords.Way.CRASH
    };
    LastWords.Way way = forked ? LastWords.Way.THREAD : ways[random.nextInt(ways.length)];
    return Plan.of(this, way.name(), Action.AWAIT_END, micros).ending(way, 1 + random.nextInt(150));
  }
}
