package dev.dure.race.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Elements of arrays against an oracle that keeps everything: single elements and ranges, of arrays
 * with one page and with several, so that pages are whole and split, and reads are in states and in
 * lanes. An access is told if and only if it is in a race; an array with a race is replaced.
 */
class ArrayTraceTest {

  private static final int TRACES = Integer.getInteger("dure.race.traces", 200);
  private static final int STEPS = 200;
  private static final int THREADS = 4;
  private static final int OBJECTS = 2;

  /** Where elements are accessed one by one: so few that threads meet. */
  private static final int[] PLACES = {0, 1, 255, 256, 299};

  private final List<Race> told = new ArrayList<>();
  private int locationCount;
  private int races;
  private int clean;

  @BeforeEach
  void listen() {
    Findings.listen(told::add);
  }

  @AfterEach
  void listenNoMore() {
    Findings.listen(race -> {});
  }

  @Test
  void engineAndOracleAgree() {
    for (int seed = 0; seed < TRACES; seed++) {
      new Trace(new Random(seed), seed).run();
    }
    assertThat(races).as("races seen").isGreaterThan(TRACES);
    assertThat(clean).as("accesses in no race").isGreaterThan(20 * TRACES);
  }

  private final class Trace {
    private final Random random;
    private final int seed;
    private final int length;
    private final int writeShare;
    private final HappensBeforeOracle oracle = new HappensBeforeOracle();
    private final ThreadState[] threads = new ThreadState[THREADS];
    private final SyncVar[] objects = new SyncVar[OBJECTS];
    private byte[] array;
    private int firstLocation;

    Trace(Random random, int seed) {
      this.random = random;
      this.seed = seed;
      this.length = random.nextBoolean() ? 300 : 1 + random.nextInt(3);
      this.writeShare = 1 + random.nextInt(30);
      this.array = new byte[length];
      for (int i = 0; i < THREADS; i++) {
        threads[i] = Simulated.thread();
      }
      for (int i = 0; i < OBJECTS; i++) {
        objects[i] = new SyncVar(new Object(), new ReferenceQueue<>());
      }
      replaceArray();
    }

    private void replaceArray() {
      array = new byte[length];
      firstLocation = locationCount;
      locationCount += length;
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        int actor = random.nextInt(THREADS);
        if (random.nextInt(100) < 70) {
          access(actor);
        } else {
          synchronize(actor);
        }
      }
    }

    private void access(int actor) {
      boolean write = random.nextInt(100) < writeShare;
      int site = Sites.add("Trace", "step", null, seed);
      int from = 0;
      int count = length;
      boolean isRange = random.nextInt(4) == 0;
      if (!isRange) {
        from = Math.min(PLACES[random.nextInt(PLACES.length)], length - 1);
        count = 1;
      } else if (random.nextBoolean() && length > 256) {
        count = 256;
      }
      int races = 0;
      for (int i = from; i < from + count; i++) {
        races += oracle.access(actor, firstLocation + i, site, write).size();
      }
      told.clear();
      access(threads[actor], from, count, isRange, site, write);
      judge(races > 0, actor + (write ? " writes " : " reads ") + count + " from " + from);
    }

    private void access(
        ThreadState thread, int from, int count, boolean isRange, int site, boolean write) {
      if (isRange) {
        Arrays.range(array, from, count, thread, site, write);
      } else if (write) {
        Arrays.write(array, from, thread, site);
      } else {
        Arrays.read(array, from, thread, site);
      }
    }

    private void judge(boolean isRace, String what) {
      if (!isRace) {
        assertThat(told).as("seed %d, length %d: %s", seed, length, what).isEmpty();
        clean++;
        return;
      }
      assertThat(told).as("seed %d, length %d: %s: missed", seed, length, what).isNotEmpty();
      races++;
      replaceArray();
    }

    private void synchronize(int actor) {
      int at = random.nextInt(OBJECTS);
      if (random.nextBoolean()) {
        objects[at].acquire(threads[actor]);
        oracle.acquire(actor, at);
      } else {
        objects[at].release(threads[actor]);
        oracle.release(actor, at);
      }
    }
  }
}
