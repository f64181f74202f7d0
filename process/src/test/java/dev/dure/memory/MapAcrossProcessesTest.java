package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.Elements;
import dev.dure.SharedInt;
import dev.dure.SharedMap;
import dev.dure.SpaceFullException;
import dev.dure.contract.Threads;
import dev.dure.linux.Linux;
import dev.dure.process.WorkerProcess;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A map between real processes that count, read, stop and are killed at any moment. */
@DisplayName("A map between processes")
class MapAcrossProcessesTest extends AcrossProcesses {

  private static final int EACH = 3_000;
  private static final int SIGCONT = 18;

  @Test
  @DisplayName("counts by merge are exact, on one key and on several, from several processes")
  void exactCounts() throws InterruptedException {
    SharedMap<String, Long> map = space.newMap(8, Elements.strings(16), Elements.longs());
    for (int worker = 0; worker < 3; worker++) {
      int seed = worker;
      start(
          () ->
              Threads.run(
                  2,
                  index -> {
                    for (int i = 0; i < EACH; i++) {
                      map.merge("all", 1L, Long::sum);
                      map.compute("key" + (i + seed) % 5, (k, was) -> was == null ? 1L : was + 1);
                    }
                  }));
    }
    joinAll();
    assertThat(map.get("all")).isEqualTo(3L * 2 * EACH);
    long others = 0;
    for (int i = 0; i < 5; i++) {
      others += map.getOrDefault("key" + i, 0L);
    }
    assertThat(others).isEqualTo(3L * 2 * EACH);
    assertThat(map).hasSize(6);
  }

  private static byte[] value(int number) {
    byte[] bytes = new byte[100 + number % 900];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }

  private static void requireWhole(byte[] value) {
    for (byte b : value) {
      if (b != value[0]) {
        throw new AssertionError("a torn value: " + value[0] + " and " + b);
      }
    }
  }

  @Test
  @DisplayName("while processes that change it are killed at any moment, readers see whole entries")
  void killedAtAnyMoment() throws InterruptedException {
    SharedMap<Long, byte[]> map = space.newMap(6, Elements.longs(), Elements.bytes(1000));
    map.put(100L, value(7));
    for (int round = 0; round < 6; round++) {
      SharedInt running = space.newInt(0);
      WorkerProcess worker =
          start(
              () -> {
                for (int i = 0; ; i++) {
                  try {
                    map.put(i % 9L, value(i % 10_000));
                  } catch (SpaceFullException e) {
                    map.remove((i + 4) % 9L);
                  }
                  map.remove((i + 3) % 9L);
                  running.set(1);
                }
              });
      await(running, 1);
      for (int i = 0; i < 2_000; i++) {
        map.forEach((key, value) -> requireWhole(value));
        assertThat(map.get(100L)).isEqualTo(value(7));
      }
      worker.kill();
      assertThat(worker.join()).isNotZero();
      awaitFreeSlots();
      assertThat(map.size()).isEqualTo(map.keySet().stream().toList().size());
    }
    map.clear();
    for (long key = 0; key < 6; key++) {
      assertThat(map.put(key, value(1))).isNull();
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {
        "MAP_LOCKED",
        "MAP_CLAIMED",
        "MAP_HALF_WRITTEN",
        "MAP_LINKED",
        "MAP_MARKED",
        "MAP_UNLINKED"
      })
  @DisplayName("a writer that is stopped holds up no reader, and only writers of its stripe")
  void stoppedWriter(FaultPoint point) throws IOException, InterruptedException {
    SharedMap<Long, Long> map = space.newMap(64, Elements.longs(), Elements.longs());
    for (long key = 0; key < 20; key++) {
      map.put(key, key);
    }
    long victim = 5;
    WorkerProcess stopped =
        start(
            () -> {
              map.remove(victim);
              map.put(victim, victim);
            },
            "-Ddure.faults=" + point + ":stop:1");
    awaitStopped(stopped.pid());
    for (long key = 0; key < 20; key++) {
      if (key != victim) {
        assertThat(map.get(key)).isEqualTo(key);
      }
    }
    Long seen = map.get(victim);
    assertThat(seen == null || seen == victim).isTrue();
    assertThat(map.keySet()).contains(0L, 19L);
    for (long key = 0; key < 40; key++) {
      if (stripe(key) != stripe(victim)) {
        map.merge(key, 1L, Long::sum);
        map.remove(key);
        map.put(key, key);
      }
    }
    Threads.Running waiter = Threads.start("waiter", () -> map.put(victim, 77L)).awaitWaiting();
    Linux.kill((int) stopped.pid(), SIGCONT);
    waiter.join();
    joinAll();
    assertThat(map.get(victim)).isIn(77L, victim);
  }

  @Test
  @DisplayName(
      "a reader whose next place becomes another bucket's finds what was there all the time")
  void readerLedAstray() throws IOException, InterruptedException {
    SharedMap<Long, Long> map = space.newMap(4, Elements.longs(), Elements.longs());
    long[] inOne = keys(0, 2);
    long[] elsewhere = keys(1, 3);
    long stays = inOne[0];
    long goes = inOne[1];
    map.put(stays, 1L);
    map.put(goes, 2L); // stands before the other
    map.put(elsewhere[0], 3L);
    map.put(elsewhere[1], 4L);
    SharedInt found = space.newInt(-1);
    WorkerProcess reader =
        start(() -> found.set(map.containsKey(stays) ? 1 : 0), "-Ddure.faults=MAP_STEP:stop:1");
    awaitStopped(reader.pid());
    map.remove(goes);
    map.put(elsewhere[2], 5L); // in the only place that is free, to which the reader looks
    Linux.kill((int) reader.pid(), SIGCONT);
    joinAll();
    assertThat(found.get()).isEqualTo(1);
  }

  /** Keys that stand in one bucket of four. */
  private static long[] keys(int bucket, int count) {
    return LongStream.range(0, 1000)
        .filter(key -> (ElementHash.of(key) & 3) == bucket)
        .limit(count)
        .toArray();
  }

  private static int stripe(long key) {
    return ElementHash.of(key) & (MapLayout.stripes(64) - 1);
  }

  @Test
  @DisplayName("a map with a name is found by a process that opens its space, with what is in it")
  void byName() throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    try (MemorySpace named = MemorySpace.create(name, 1 << 20)) {
      SharedMap<String, String> map =
          named.map("settings", 10, Elements.strings(20), Elements.strings(50));
      map.put("color", "green");
      start(
          () -> {
            try (MemorySpace own = MemorySpace.open(name)) {
              SharedMap<String, String> same =
                  own.map("settings", 10, Elements.strings(20), Elements.strings(50));
              same.computeIfPresent("color", (key, was) -> was + " and red");
            }
          });
      joinAll();
      assertThat(map.get("color")).isEqualTo("green and red");
    } finally {
      MemorySpace.remove(name);
    }
  }
}
