package dev.dure.stress.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.HeapSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Actors among themselves, in the heap: sound locks pass, and each broken part is found. */
class ActorTest {

  private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

  /** Runs until an actor fails or so many locks were granted; returns the failure or null. */
  private static @Nullable Throwable run(Mutation mutation, long grants)
      throws InterruptedException {
    HeapSpace space = HeapSpace.create();
    try {
      World world = new World(space);
      world.control.set(World.WORKERS, 4);
      mutation.breakWorld(world);
      AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
      List<Thread> threads = new ArrayList<>();
      List<Interrupts> interrupts = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        WorkerOptions options =
            new WorkerOptions(
                "test", worker, worker, LastWords.Way.NONE, 0, false, false, false, mutation);
        LastWords lastWords = new LastWords(LastWords.Way.NONE, 0, world, () -> {});
        world.workers.set(World.worker(worker, World.PID), ProcessHandle.current().pid());
        world.workers.set(
            World.worker(worker, World.START_TIME), Proc.startTime(ProcessHandle.current().pid()));
        Actor actor = new Actor(space, world, options, lastWords, 0);
        interrupts.add(actor.interrupts());
        Thread thread =
            new Thread(
                () -> {
                  try {
                    actor.run();
                  } catch (Throwable t) {
                    failure.compareAndSet(null, t);
                    space.close();
                  }
                });
        threads.add(thread);
      }
      threads.forEach(Thread::start);
      long end = System.nanoTime() + LIMIT;
      while (failure.get() == null
          && world.stats.get(Stat.GRANTS.index()) < grants
          && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(5);
        if (ThreadLocalRandom.current().nextInt(30) == 0) {
          interrupts.forEach(Interrupts::give);
        }
      }
      if (failure.get() == null) {
        world.control.set(World.QUIT, 1);
      }
      for (Thread thread : threads) {
        while (!thread.join(Duration.ofMillis(5))) {
          interrupts.forEach(Interrupts::give);
        }
      }
      return failure.get();
    } finally {
      space.close();
    }
  }

  @Test
  void soundLocksPass() throws InterruptedException {
    assertThat(run(Mutation.NONE, 5_000)).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "GRANTED_TWICE",
        "EPOCH_AGAIN",
        "CHANGE_LOST",
        "UPDATE_IN_TWO_STEPS",
        "SIGNAL_LOST",
        "PERMIT_TWICE",
        "READ_UNLOCKED",
        "ITEM_TWICE",
        "ENTRY_IN_TWO_STEPS",
        "ENTRY_STAYS"
      })
  void eachBrokenPartIsFound(Mutation mutation) throws InterruptedException {
    assertThat(run(mutation, Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            Violation.class, found -> assertThat(mutation.oracles()).contains(found.oracle()));
  }
}
