package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The engine against an oracle that keeps everything, over random traces of simulated threads: at a
 * location's first racy access the engine has a conflict, and one that the oracle has too; before
 * that it has none. (What comes after a location's first race is not promised: such a location is
 * replaced by a new one.)
 */
class RandomTraceTest {

  private static final int TRACES = 3_000;
  private static final int STEPS = 250;
  private static final int LOCATIONS = 5;
  private static final int OBJECTS = 4;

  /** A simulated thread. */
  private static final class Actor {
    final int number;
    final ThreadState state;
    @Nullable Epoch end;

    Actor(int number, Clock clock) {
      this.number = number;
      ThreadInfo info = new ThreadInfo("actor", number, false, null, null);
      this.state = new ThreadState(Thread.currentThread(), info, clock);
    }
  }

  /** All traces have the first thread in common, which ends each by joining the others. */
  private final Actor root = new Actor(0, Clock.EMPTY);

  private final Set<Integer> slots = new HashSet<>();
  private int actorCount = 1;
  private int locationCount;

  private int races;
  private int clean;

  @Test
  void engineAndOracleAgree() {
    for (int seed = 0; seed < TRACES; seed++) {
      new Trace(new Random(seed), "seed " + seed).run();
    }
    assertThat(races).as("races seen").isGreaterThan(TRACES);
    assertThat(clean).as("accesses in no race").isGreaterThan(10 * TRACES);
    assertThat(slots).as("places of %d threads", actorCount).hasSizeLessThan(100);
  }

  private final class Trace {
    private final Random random;
    private final String name;
    private final HappensBeforeOracle oracle = new HappensBeforeOracle();
    private final List<Actor> running = new ArrayList<>(List.of(root));
    private final List<Actor> ended = new ArrayList<>();
    private final SyncVar[] objects = new SyncVar[OBJECTS];
    private final @Nullable State[] states = new State[LOCATIONS];
    private final int[] locations = new int[LOCATIONS];
    private final int accessShare;

    Trace(Random random, String name) {
      this.random = random;
      this.name = name;
      this.accessShare = 30 + random.nextInt(50);
      for (int i = 0; i < OBJECTS; i++) {
        objects[i] = new SyncVar(new Object(), new ReferenceQueue<>());
      }
      for (int i = 0; i < LOCATIONS; i++) {
        locations[i] = locationCount++;
      }
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        Actor actor = running.get(random.nextInt(running.size()));
        int dice = random.nextInt(100);
        if (dice < accessShare) {
          access(actor);
        } else if (dice < 92) {
          synchronize(actor);
        } else {
          startOrEnd(actor);
        }
      }
      for (Actor actor : List.copyOf(running)) {
        if (actor != root) {
          end(actor);
        }
      }
      ended.forEach(actor -> join(root, actor));
    }

    private void access(Actor actor) {
      int at = random.nextInt(LOCATIONS);
      int site = 1 + random.nextInt(200); // some share a place in a thread's memo
      boolean write = random.nextInt(3) == 0;
      List<HappensBeforeOracle.Event> expected =
          oracle.access(actor.number, locations[at], site, write);
      State conflict = engineAccess(actor.state, at, site, write);
      if (conflict == null) {
        assertThat(expected).as("%s: missed", name).isEmpty();
        clean++;
        return;
      }
      assertThat(expected)
          .as("%s: told at site %d", name, conflict.site())
          .anyMatch(
              event ->
                  event.thread() == conflict.epoch.thread.id()
                      && event.site() == conflict.site()
                      && event.write() == !conflict.isRead());
      races++;
      states[at] = null;
      locations[at] = locationCount++;
    }

    /** As {@link Detector} does it: first what makes most accesses fast. */
    private @Nullable State engineAccess(ThreadState thread, int at, int site, boolean write) {
      State before = states[at];
      boolean known = write ? Detector.isWritten(before, thread) : Detector.isRead(before, thread);
      if (known) {
        return null;
      }
      states[at] = write ? thread.afterWrite(before, site) : thread.afterRead(before, site);
      State[] conflicts = thread.conflicts();
      return conflicts.length == 0 ? null : conflicts[0];
    }

    private void synchronize(Actor actor) {
      int at = random.nextInt(OBJECTS);
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          objects[at].acquire(actor.state);
          oracle.acquire(actor.number, at);
        }
        case 2, 3 -> {
          objects[at].release(actor.state);
          oracle.release(actor.number, at);
        }
        case 4 -> {
          objects[at].releaseAlone(actor.state);
          oracle.releaseAlone(actor.number, at);
        }
        default -> {
          if (actor.state.epoch.held == null) {
            actor.state.took(objects[at], objects[at], 1, false, true);
          } else {
            actor.state.giveBack(objects[at], objects[at], false);
            oracle.release(actor.number, at);
          }
        }
      }
    }

    private void startOrEnd(Actor actor) {
      int dice = random.nextInt(3);
      if (dice == 0 && running.size() < 6) {
        Actor child = new Actor(actorCount++, actor.state.release().snapshot());
        oracle.order(actor.number, child.number);
        running.add(child);
        slots.add(child.state.slot);
      } else if (dice == 1 && actor != root) {
        end(actor);
      } else if (dice == 2 && !ended.isEmpty()) {
        join(actor, ended.get(random.nextInt(ended.size())));
      }
    }

    /** As {@link Starts#ending}. */
    private void end(Actor actor) {
      Epoch end = actor.state.release();
      actor.end = end;
      Slots.giveBack(actor.state.slot, end.time);
      running.remove(actor);
      ended.add(actor);
    }

    private void join(Actor actor, Actor other) {
      Epoch end = other.end;
      if (end != null) {
        actor.state.acquire(end);
        oracle.order(other.number, actor.number);
      }
    }
  }
}
