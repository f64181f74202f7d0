package dev.dure.stress.torture;

import dev.dure.memory.MemorySpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The life of one segment: workers create it, use it and die in it; at the end it is audited and
 * removed.
 */
final class Round implements Company {

  /** The number of the worker that lives as long as its round. */
  private static final int ANCIENT = 4;

  /** In one of so many rounds the forked processes interpret. */
  private static final int INTERPRETED = 4;

  private final TortureOptions options;
  private final int index;
  private final Spawner spawner;
  private final Tally tally;
  private final Sabotage sabotage;
  private final SplittableRandom random;
  private final String name;
  private final Path file;
  private final Watchdog watchdog;
  private final List<Victim> victims = new ArrayList<>();
  private final Deque<Plan> plans = new ArrayDeque<>();
  private @Nullable Glance glance;
  private @Nullable Nursery nursery;
  private int numbers;

  Round(
      TortureOptions options,
      int index,
      Path segments,
      Spawner spawner,
      Tally tally,
      Sabotage sabotage,
      SplittableRandom random) {
    this.options = options;
    this.index = index;
    this.spawner = spawner;
    this.tally = tally;
    this.sabotage = sabotage;
    this.random = random;
    this.name = "round-" + index;
    this.file = segments.resolve(name);
    this.watchdog = new Watchdog(options.stallSeconds() * 1_000_000_000L);
  }

  /** Runs until so many have died. */
  void run(int kills) throws IOException, InterruptedException {
    int end = tally.kills() + kills;
    try {
      while (tally.kills() < end && numbers < World.MAX_WORKERS - 1) {
        while (victims.size() <= options.workers()) {
          victims.add(start());
        }
        step(false);
      }
      finish();
      Glance last = glance;
      if (last != null) {
        Audit.run(name, numbers, last);
        long[] samples = sabotage.samples(last.samples());
        tally.round(last, samples);
        Audit.judge(tally, samples);
      }
    } finally {
      cleanUp();
    }
  }

  private Victim start() throws IOException {
    if (numbers == ANCIENT) {
      plans.addFirst(Scenario.ancient());
    } else if (plans.isEmpty()) {
      plans.addAll(draw());
    }
    Plan plan = plans.remove();
    int number = numbers++;
    boolean virtual = random.nextInt(4) == 0 && !(plan.forked() && origin() == Origin.COMPILED);
    WorkerOptions worker =
        new WorkerOptions(
            name,
            number,
            random.nextLong(),
            plan.way(),
            plan.hold(),
            virtual,
            plan.starved(),
            plan.scenario() == Scenario.FORKS,
            sabotage.mutation());
    Path log = spawner.log(index, number);
    Life life =
        plan.forked() ? nursery().fork(worker, plan, log) : spawner.start(worker, plan, log);
    return new Victim(number, plan, life, log, random.split(), sabotage);
  }

  /** The first worker is a JVM of its own, since the forked do not create the segment. */
  private List<Plan> draw() {
    List<Scenario> forkable = Scenario.forkable(options.scenarios());
    boolean creates = glance == null && victims.stream().allMatch(victim -> victim.plan().forked());
    boolean forked =
        !forkable.isEmpty() && !creates && random.nextInt(100) >= options.wholePercent();
    return Scenario.draw(forked ? forkable : options.scenarios(), random)
        .plan(random.split(), options.workers(), forked);
  }

  /** Where this round's forked workers come from. */
  private Origin origin() {
    return index % INTERPRETED == INTERPRETED - 1 ? Origin.INTERPRETED : Origin.COMPILED;
  }

  private Nursery nursery() throws IOException {
    Nursery now = nursery;
    if (now == null) {
      now = spawner.nursery(index, origin());
      nursery = now;
    }
    return now;
  }

  private void step(boolean ending) throws IOException {
    if (glance == null) {
      glance = Glance.open(file);
    }
    if (nursery != null) {
      nursery.look();
    }
    long now = System.nanoTime();
    Iterator<Victim> all = victims.iterator();
    while (all.hasNext()) {
      Victim victim = all.next();
      if (!victim.life().isAlive()) {
        all.remove();
        buried(victim, ending);
      } else if (!ending) {
        victim.step(now, glance, this);
      }
      if (victim.plan().starved() && glance != null) {
        Victim.countStop(glance); // a wake that it has in its hands may take long
      }
    }
    Glance view = glance;
    if (view != null) {
      watchdog.check(now, view, victims);
      sabotage.step(view, victims);
    } else {
      watchdog.checkBegin(now, victims);
    }
    LockSupport.parkNanos(500_000);
  }

  @Override
  public int others(int worker) {
    int others = 0;
    for (Victim victim : victims) {
      others += victim.number() != worker && victim.isReady() && !victim.isStopped() ? 1 : 0;
    }
    return others;
  }

  @Override
  public boolean isWanted(int lock, int worker) {
    Glance view = glance;
    for (Victim victim : victims) {
      if (view != null && victim.number() != worker && victim.isReady() && !victim.isStopped()) {
        for (int thread = 0; thread < World.THREADS; thread++) {
          if (view.thread(victim.number(), thread, World.WANTS) == lock + 1) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A worker is dead: was that its planned end? */
  private void buried(Victim victim, boolean ending) throws IOException {
    Plan plan = victim.plan();
    int code = victim.life().exitCode();
    if (code == Worker.VIOLATION || code == Worker.UNEXPECTED) {
      String text = Files.readString(victim.log());
      throw new Violation(
          code == Worker.VIOLATION ? oracle(text) : "unexpected",
          "worker " + victim.number() + " (" + plan + "):\n" + text);
    }
    if (!(ending && code == 0)) {
      if (!expected(victim, code)) {
        throw new Violation(
            "unexpected death",
            String.format(
                "worker %d (%s) ended with code %d:%n%s",
                victim.number(), plan, code, Files.readString(victim.log())));
      }
      tally(victim, ending);
    }
    Files.deleteIfExists(victim.log());
  }

  private void tally(Victim victim, boolean ending) {
    if (victim.wasLeftByItsJvm()) {
      tally.stranded();
      return;
    }
    String label = victim.plan().label();
    if (victim.isMissed()) {
      label += " (not reached; killed)";
    } else if (ending && victim.isKilled()) {
      label = "all killed at once";
    }
    tally.death(
        ending && victim.isKilled() ? Scenario.RANDOM : victim.plan().scenario(),
        label,
        victim.life().origin(),
        victim.startNanos());
  }

  private static String oracle(String text) {
    int from = text.indexOf('[');
    int to = text.indexOf(']', from);
    return from >= 0 && to > from ? text.substring(from + 1, to) : "unexpected";
  }

  private static boolean expected(Victim victim, int code) throws IOException {
    if (code == 128 + Posix.SIGKILL) {
      return victim.isKilled() || victim.plan().faults().contains(":kill:");
    }
    return switch (victim.plan().way()) {
      case HALT -> code == LastWords.HALTED;
      case EXIT, CLOSE -> code == LastWords.EXITED;
      case OUT_OF_MEMORY -> code == 3 || isCrash(victim);
      case CRASH -> isCrash(victim);
      default -> false;
    };
  }

  /** A crash without a core ends with code 1, as other mishaps do. */
  private static boolean isCrash(Victim victim) throws IOException {
    return Files.readString(victim.log()).contains("A fatal error has been detected");
  }

  /** Half of the rounds end with an order to quit, half with the death of all at once. */
  private void finish() throws IOException, InterruptedException {
    Glance view = glance;
    boolean quit = view != null && random.nextBoolean();
    if (view != null && quit) {
      view.setControl(World.QUIT, 1);
    }
    long end = System.nanoTime() + options.stallSeconds() * 1_000_000_000L;
    while (!victims.isEmpty()) {
      for (Victim victim : victims) {
        if (!quit && !victim.isKilled()) {
          victim.kill(view);
        } else if (view != null && Proc.state(victim.life().pid()) == 'T') {
          victim.cont(view);
        }
      }
      step(true);
      if (System.nanoTime() - end > 0) {
        throw new Violation(
            "hang",
            victims.size()
                + " workers do not end though they were told to:\n"
                + (view == null ? "" : view.reader().dump())
                + Stacks.of(view, victims));
      }
    }
  }

  private void cleanUp() throws IOException, InterruptedException {
    for (Victim victim : victims) {
      victim.kill(null);
      victim.life().awaitEnd();
    }
    if (nursery != null) {
      nursery.close();
    }
    if (Files.exists(file)) {
      sabotage.beforeCleanUp(file);
    }
    if (glance != null) {
      glance.close();
    }
    var _ = MemorySpace.remove(name);
  }
}
