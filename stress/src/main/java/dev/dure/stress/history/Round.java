package dev.dure.stress.history;

import static java.util.Objects.requireNonNull;

import dev.dure.HeapSpace;
import dev.dure.Space;
import dev.dure.memory.MemorySpace;
import dev.dure.stress.history.Linearizability.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A space, a journal, and crews that play one episode after the other: all actors use the same
 * object at the same time, and when they are done its history is checked. Some crews are killed in
 * the middle.
 */
final class Round implements AutoCloseable {

  private static final int CREWS = 3;
  private static final int EPISODES = 60;
  private static final long BYTES = 8L << 20;
  private static final Duration HANG = Duration.ofSeconds(60);

  /** Where a process may kill itself; the first reached is the one that counts. */
  private static final List<String> POINTS =
      List.of(
          "ACQUIRED_FAST",
          "ACQUIRED_SLOW",
          "WAITERS_SET",
          "WOKEN",
          "RELEASED",
          "QUEUE_CLAIMED",
          "QUEUE_TAIL_HELPED",
          "QUEUE_HALF_WRITTEN",
          "QUEUE_WRITTEN",
          "QUEUE_PUBLISHED",
          "QUEUE_TAKEN",
          "QUEUE_WAITERS_SET");

  private final HistoryOptions options;
  private final Tally tally;
  private final SplittableRandom random;
  private final Actor.Setting setting;
  private final Path file;
  private final Journal journal;
  private final Space space;

  /** Those that are thought to be alive, by number; each number is used once. */
  private final Map<Integer, Crew> crews = new TreeMap<>();

  private int workers;

  Round(HistoryOptions options, Tally tally, long seed) throws IOException {
    this.options = options;
    this.tally = tally;
    this.random = new SplittableRandom(seed);
    this.setting = new Actor.Setting(seed, options.mutation());
    this.file = Files.createTempFile("dure-history", ".journal");
    this.journal = Journal.map(file);
    this.space =
        options.scope() == HistoryOptions.Scope.HEAP
            ? HeapSpace.create()
            : MemorySpace.create(BYTES);
  }

  /** Plays until the round is over, or the tally has enough. */
  void run() throws InterruptedException {
    for (long episode = 1; episode <= EPISODES && !tally.isEnough(); episode++) {
      while (crews.size() < CREWS) {
        if (workers == Actor.WORKERS) {
          return;
        }
        crews.put(workers, newCrew(workers));
        workers++;
      }
      play(episode);
    }
  }

  private Crew newCrew(int worker) {
    if (options.scope() != HistoryOptions.Scope.PROCESSES) {
      return Crew.threads(space, journal, setting, worker);
    }
    return Crew.process((MemorySpace) space, file, setting, worker, faults());
  }

  /** Some kill themselves somewhere, some dawdle, so that others come in between. */
  private String faults() {
    String point = POINTS.get(random.nextInt(POINTS.size()));
    return switch (random.nextInt(4)) {
      case 0, 1 -> point + ":kill:" + random.nextInt(1, 60);
      case 2 -> point + ":delay:%" + random.nextInt(10, 60);
      default -> "";
    };
  }

  private void play(long episode) throws InterruptedException {
    journal.begin(episode);
    if (options.deaths() > 0 && random.nextInt(3) == 0) {
      List<Integer> all = List.copyOf(crews.keySet());
      killInTheMiddle(all.get(random.nextInt(all.size())), episode);
    }
    for (Map.Entry<Integer, Crew> crew : crews.entrySet()) {
      awaitEnd(crew.getKey(), crew.getValue(), episode);
    }
    finish(episode);
    Subject subject = setting.subject(episode);
    List<Operation> history = history(subject, episode);
    Outcome outcome = Linearizability.check(subject.model(options.scope()), history);
    tally.add(subject, history, outcome);
    crews.values().removeIf(this::isDead);
  }

  private void killInTheMiddle(int worker, long episode) throws InterruptedException {
    Crew victim = requireNonNull(crews.get(worker));
    int actor = worker * Actor.THREADS + random.nextInt(Actor.THREADS);
    int when = random.nextInt(Actor.STEPS);
    while (victim.isAlive() && journal.begun(actor, episode) < when) {
      Thread.onSpinWait();
    }
    victim.kill();
  }

  private boolean isDead(Crew crew) {
    if (crew.isAlive()) {
      return false;
    }
    crew.close();
    tally.addDeath();
    return true;
  }

  /** Waits until a crew has played, or is dead. */
  private void awaitEnd(int worker, Crew crew, long episode) {
    long begun = System.nanoTime();
    while (crew.isAlive() && !hasEnded(worker, episode)) {
      if (System.nanoTime() - begun > HANG.toNanos()) {
        throw new IllegalStateException(
            String.format(
                "Worker %d has not ended %s in %s.", worker, setting.subject(episode), HANG));
      }
      LockSupport.parkNanos(50_000);
    }
  }

  private boolean hasEnded(int worker, long episode) {
    for (int i = 0; i < Actor.THREADS; i++) {
      if (!journal.hasEnded(worker * Actor.THREADS + i, episode)) {
        return false;
      }
    }
    return true;
  }

  private void finish(long episode) throws InterruptedException {
    Journal.Pen pen = journal.pen(Actor.HARNESS);
    pen.begin(episode);
    setting.actions(space, episode, Mutation.NONE).finish(pen);
  }

  /** What all actors have noted; of those that died in a lock's episode also that. */
  private List<Operation> history(Subject subject, long episode) {
    List<Operation> history = new ArrayList<>(journal.operations(Actor.HARNESS, episode));
    for (int actor = 0; actor < workers * Actor.THREADS; actor++) {
      List<Operation> own = journal.operations(actor, episode);
      history.addAll(own);
      if (subject == Subject.LOCK && !own.isEmpty() && !journal.hasEnded(actor, episode)) {
        long last = own.get(own.size() - 1).invoked();
        history.add(
            new Operation(actor, Verb.DIE, 0, 0, 0, Operation.NONE, last, Operation.PENDING));
      }
    }
    return history;
  }

  @Override
  public void close() throws IOException {
    journal.begin(Journal.OVER);
    crews.values().forEach(Crew::close);
    space.close();
    Files.delete(file);
  }
}
