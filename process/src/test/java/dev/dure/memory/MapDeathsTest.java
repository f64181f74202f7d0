package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Elements;
import dev.dure.SharedInt;
import dev.dure.SharedMap;
import dev.dure.SpaceClosedException;
import dev.dure.SpaceFullException;
import dev.dure.contract.Threads;
import dev.dure.process.WorkerProcess;
import dev.dure.process.WorkerTask;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a map when a process is killed at each point of its use. */
@DisplayName("A death at each point of a map's use")
class MapDeathsTest extends AcrossProcesses {

  /** The exit code of a process that was killed. */
  private static final int DEATH = 137;

  /** Large enough to be torn. */
  private static final int LARGE = 3000;

  private static final int CAPACITY = 5;

  private static byte[] value(int number) {
    byte[] bytes = new byte[LARGE];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }

  private SharedMap<String, byte[]> map() {
    return map(space);
  }

  private static SharedMap<String, byte[]> map(MemorySpace in) {
    return in.map("m", CAPACITY, Elements.strings(8), Elements.bytes(LARGE));
  }

  /** The numbers of the values, each of which must be whole. */
  private static Map<String, Integer> contents(SharedMap<String, byte[]> map) {
    Map<String, Integer> contents = new TreeMap<>();
    map.forEach(
        (key, value) -> {
          assertThat(value).isEqualTo(value(value[0]));
          assertThat(map.get(key)).isEqualTo(value);
          contents.put(key, (int) value[0]);
        });
    return contents;
  }

  /** Starts a process that kills itself at a point, in the middle of a step. */
  private void die(FaultPoint point, int time, WorkerTask task) throws InterruptedException {
    WorkerProcess mortal = start(task, "-Ddure.faults=" + point + ":kill:" + time);
    assertThat(mortal.join()).isEqualTo(DEATH);
  }

  /** What must hold after a death: nothing waits for the dead, and no place is lost. */
  private void assertAllRoomIsThere(SharedMap<String, byte[]> map) {
    map.put("dead", value(40)); // the key that the dead had in its hands is free again
    awaitFreeSlots();
    assertThat(map.size()).isEqualTo(contents(map).size());
    for (int round = 0; round < 2; round++) {
      map.clear();
      assertThat(map).isEmpty();
      for (int i = 0; i < CAPACITY; i++) {
        map.put("k" + i + round, value(i));
      }
      assertThatThrownBy(() -> map.put("x", value(9))).isInstanceOf(SpaceFullException.class);
      assertThat(map).hasSize(CAPACITY);
      assertThat(contents(map)).hasSize(CAPACITY);
    }
  }

  @ParameterizedTest(name = "{0}, reached for the {1}th time")
  @CsvSource({
    "MAP_LOCKED, 1, false",
    "MAP_BIT_CLEARED, 1, false",
    "MAP_CLAIMED, 1, false",
    "MAP_HALF_WRITTEN, 1, false",
    "MAP_HALF_WRITTEN, 2, false",
    "MAP_WRITTEN, 1, false",
    "MAP_LINKED, 1, false",
    "MAP_APPEARED, 1, true"
  })
  @DisplayName("a process killed while it puts in a new key leaves the entry whole or not at all")
  void diesPuttingIn(FaultPoint point, int time, boolean there) throws InterruptedException {
    SharedMap<String, byte[]> map = map();
    map.put("a", value(1));
    map.put("b", value(2));
    die(point, time, () -> map.put("dead", value(3)));
    Map<String, Integer> expected = new TreeMap<>(Map.of("a", 1, "b", 2));
    if (there) {
      expected.put("dead", 3);
    }
    assertThat(contents(map)).isEqualTo(expected); // at once, also if it is not recovered yet
    assertThat(map.containsKey("dead")).isEqualTo(there);
    awaitFreeSlots();
    assertThat(map).hasSize(expected.size());
    assertThat(contents(map)).isEqualTo(expected);
    assertAllRoomIsThere(map);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "MAP_LOCKED, false",
    "MAP_HALF_WRITTEN, false",
    "MAP_VALUE_WRITTEN, false",
    "MAP_VALUE_CHANGED, true"
  })
  @DisplayName("a process killed while it replaces a value leaves the old one or the new one whole")
  void diesReplacing(FaultPoint point, boolean changed) throws InterruptedException {
    SharedMap<String, byte[]> map = map();
    map.put("a", value(1));
    map.put("dead", value(2));
    die(point, 1, () -> map.merge("dead", value(3), (was, given) -> given));
    Map<String, Integer> expected = Map.of("a", 1, "dead", changed ? 3 : 2);
    assertThat(contents(map)).isEqualTo(expected);
    awaitFreeSlots();
    assertThat(map).hasSize(2);
    assertThat(contents(map)).isEqualTo(expected);
    assertAllRoomIsThere(map);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"MAP_LOCKED, false", "MAP_MARKED, true", "MAP_UNLINKED, true", "MAP_FREED, true"})
  @DisplayName("a process killed while it removes an entry leaves it whole or not at all")
  void diesRemoving(FaultPoint point, boolean gone) throws InterruptedException {
    SharedMap<String, byte[]> map = map();
    map.put("a", value(1));
    map.put("dead", value(2));
    map.put("z", value(3));
    die(point, 1, () -> map.remove("dead"));
    Map<String, Integer> expected = new TreeMap<>(Map.of("a", 1, "z", 3));
    if (!gone) {
      expected.put("dead", 2);
    }
    assertThat(contents(map)).isEqualTo(expected);
    awaitFreeSlots();
    assertThat(map).hasSize(expected.size());
    assertThat(contents(map)).isEqualTo(expected);
    assertAllRoomIsThere(map);
  }

  @Test
  @DisplayName("a process that ends in a function leaves the entry as it was, and unlocked")
  void diesInFunction() throws InterruptedException {
    SharedMap<String, byte[]> map = map();
    map.put("dead", value(1));
    for (String key : new String[] {"dead", "new"}) {
      WorkerProcess mortal =
          start(
              () ->
                  map.compute(
                      key,
                      (k, was) -> {
                        Runtime.getRuntime().halt(9);
                        return value(2);
                      }));
      assertThat(mortal.join()).isEqualTo(9);
    }
    assertThat(contents(map)).isEqualTo(Map.of("dead", 1));
    assertAllRoomIsThere(map);
  }

  @Test
  @DisplayName("who waits for a key that a process has locked goes on when that process is killed")
  void waiterGoesOn() throws InterruptedException {
    SharedMap<String, byte[]> map = map();
    map.put("a", value(1));
    SharedInt inside = space.newInt(0);
    WorkerProcess holder =
        start(
            () ->
                map.compute(
                    "a",
                    (key, was) -> {
                      inside.set(1);
                      Threads.until("it never is", () -> false);
                      return was;
                    }));
    await(inside, 1);
    Threads.Running waiter = Threads.start("waiter", () -> map.put("a", value(2))).awaitWaiting();
    assertThat(map.get("a")).isEqualTo(value(1));
    holder.kill();
    waiter.join();
    assertThat(contents(map)).isEqualTo(Map.of("a", 2));
  }

  @ParameterizedTest(name = "{0} at {1}, then the recoverer at the {2}th step")
  @CsvSource({
    "put, MAP_LINKED, 1",
    "put, MAP_LINKED, 2",
    "put, MAP_LINKED, 3",
    "put, MAP_CLAIMED, 2",
    "remove, MAP_MARKED, 1",
    "remove, MAP_MARKED, 2",
    "remove, MAP_MARKED, 3",
    "remove, MAP_UNLINKED, 2"
  })
  @DisplayName("a recoverer that dies itself, in the middle of a map, is made up for")
  void recovererDies(String step, FaultPoint point, int time)
      throws InterruptedException, IOException {
    String name = "test-" + UUID.randomUUID();
    SharedInt phase = space.newInt(0);
    boolean put = step.equals("put");
    WorkerProcess first =
        start(
            () -> {
              MemorySpace own = MemorySpace.create(name, 1 << 20);
              SharedMap<String, byte[]> map = map(own);
              map.put("a", value(1));
              map.put("b", value(2));
              phase.set(1);
              await(phase, 2);
              if (put) {
                map.put("c", value(3));
              } else {
                map.remove("b");
              }
            },
            "-Ddure.faults=" + point + ":stop:" + (put ? 3 : 1));
    await(phase, 1);
    WorkerProcess recoverer =
        start(
            () -> {
              MemorySpace own = MemorySpace.open(name);
              map(own);
              phase.set(2);
              park();
            },
            "-Ddure.faults=RECOVERY_IN_MAP:kill:" + time);
    await(phase, 2);
    awaitStopped(first.pid());
    first.kill();
    assertThat(recoverer.join()).isEqualTo(DEATH);
    try (MemorySpace last = MemorySpace.open(name)) {
      SharedMap<String, byte[]> map = map(last);
      assertThat(contents(map)).isEqualTo(put ? Map.of("a", 1, "b", 2) : Map.of("a", 1));
      assertThat(map).hasSize(put ? 2 : 1);
      map.clear();
      for (int i = 0; i < CAPACITY; i++) {
        map.put("k" + i, value(i));
      }
      assertThatThrownBy(() -> map.put("x", value(9))).isInstanceOf(SpaceFullException.class);
    } finally {
      MemorySpace.remove(name);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"MAP_LOCKED", "MAP_CLAIMED", "MAP_HALF_WRITTEN", "MAP_LINKED", "MAP_APPEARED"})
  @DisplayName("closing a space while a thread is in the middle of a put is a death, and no more")
  void closingIsADeath(FaultPoint point) throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    try (MemorySpace mine = MemorySpace.create(name, 1 << 20)) {
      SharedMap<String, byte[]> map = map(mine);
      map.put("a", value(1));
      WorkerProcess closer =
          start(
              () -> {
                MemorySpace own = MemorySpace.open(name);
                SharedMap<String, byte[]> same = map(own);
                Thread writer =
                    Thread.ofPlatform()
                        .daemon()
                        .start(
                            () -> {
                              try {
                                for (int i = 0; ; i++) {
                                  same.put("w" + i % 2, value(i % 100));
                                  same.remove("w" + i % 2);
                                }
                              } catch (SpaceClosedException e) {
                                // as it must
                              }
                            });
                Threads.until("it has begun", () -> same.containsKey("w0") || !writer.isAlive());
                own.close();
              },
              "-Ddure.faults=" + point + ":delay:%2");
      assertThat(closer.join()).isZero();
      assertThat(contents(map)).containsEntry("a", 1);
      for (int i = 0; i < CAPACITY; i++) {
        map.put("w" + i, value(i));
        map.remove("a");
      }
      assertThatThrownBy(() -> map.put("x", value(9))).isInstanceOf(SpaceFullException.class);
    } finally {
      MemorySpace.remove(name);
    }
  }
}
