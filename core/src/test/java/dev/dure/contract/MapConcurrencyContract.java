package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.Elements;
import dev.dure.SharedMap;
import dev.dure.SpaceFullException;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a map must keep in every space while many threads use it. */
public abstract class MapConcurrencyContract extends SpaceContract {

  private static final int EACH = 4_000;

  private SharedMap<Long, Long> longs(int capacity) {
    return space.newMap(capacity, Elements.longs(), Elements.longs());
  }

  @Test
  @DisplayName("merge, compute and replace loops lose no update, on few keys and many")
  void exactCounts() {
    for (int keys : new int[] {1, 3, 100}) {
      for (Kind kind : Threads.kinds()) {
        SharedMap<Long, Long> map = longs(keys);
        Threads.run(
            kind,
            4,
            index -> {
              SharedMap<Long, Long> mine = secondHandle(map);
              for (int i = 0; i < EACH / 4; i++) {
                long key = (i * 31L + index) % keys;
                switch (i % 3) {
                  case 0 -> mine.merge(key, 1L, Long::sum);
                  case 1 -> mine.compute(key, (k, was) -> was == null ? 1L : was + 1);
                  default -> {
                    Long was = mine.putIfAbsent(key, 1L);
                    while (was != null && !mine.replace(key, was, was + 1)) {
                      was = mine.get(key);
                    }
                  }
                }
              }
            });
        long sum = map.values().stream().mapToLong(Long::longValue).sum();
        assertThat(sum).isEqualTo(EACH / 4 * 4L);
      }
    }
  }

  @Test
  @DisplayName("computeIfAbsent calls its function once for all threads, and all get the same")
  void computedOnce() {
    SharedMap<Long, Long> map = longs(64);
    AtomicInteger calls = new AtomicInteger();
    Threads.Meeting meeting = new Threads.Meeting(3);
    Threads.run(
        3,
        index -> {
          for (long key = 0; key < 64; key++) {
            meeting.meet((int) key);
            long value = map.computeIfAbsent(key, k -> (long) calls.incrementAndGet());
            assertThat(map.get(key)).isEqualTo(value);
          }
        });
    assertThat(calls).hasValue(64);
  }

  @Test
  @DisplayName("no value is torn while it is replaced, and what happened before put is seen")
  void wholeValues() {
    SharedMap<Long, byte[]> map = space.newMap(4, Elements.longs(), Elements.bytes(1000));
    long[] plain = new long[2 * EACH + 1];
    AtomicBoolean done = new AtomicBoolean();
    Threads.run(
        4,
        index -> {
          if (index < 2) {
            for (int i = 1; i <= EACH; i++) {
              int number = index * EACH + i;
              plain[number] = number;
              map.put(i % 4L, value(number));
              if (i % 7 == 0) {
                map.remove((i + 2) % 4L);
              }
            }
            done.set(true);
          } else {
            while (!done.get()) {
              for (long key = 0; key < 4; key++) {
                byte[] value = map.get(key);
                if (value != null) {
                  assertThat(plain[number(value)]).isEqualTo(number(value));
                }
              }
              map.forEach((key, value) -> assertThat(number(value)).isPositive());
            }
          }
        });
  }

  private static byte[] value(int number) {
    byte[] value = new byte[4 + number % 997];
    java.util.Arrays.fill(value, 3, value.length, (byte) number);
    value[0] = (byte) (number >> 16);
    value[1] = (byte) (number >> 8);
    value[2] = (byte) number;
    return value;
  }

  private static int number(byte[] value) {
    int number = (value[0] & 0xff) << 16 | (value[1] & 0xff) << 8 | (value[2] & 0xff);
    if (!java.util.Arrays.equals(value, value(number))) {
      throw new AssertionError("a torn value, which says that it is " + number);
    }
    return number;
  }

  @Test
  @DisplayName(
      "a key that is there all the time is always found, whatever comes and goes beside it")
  void alwaysFound() {
    SharedMap<Long, Long> map = longs(8);
    for (long key = 0; key < 4; key++) {
      map.put(key, key);
    }
    AtomicBoolean done = new AtomicBoolean();
    Threads.run(
        4,
        index -> {
          if (index < 2) {
            for (long i = 0; i < 5L * EACH; i++) {
              long key = 4 + (i * 2 + index) % 40;
              try {
                map.put(key, key);
              } catch (SpaceFullException e) { // the other has not removed yet
                assertThat(map.size()).isGreaterThan(4);
              }
              map.remove(key);
            }
            done.set(true);
          } else {
            while (!done.get()) {
              for (long key = 0; key < 4; key++) {
                assertThat(map.get(key)).isEqualTo(key);
                assertThat(map.containsKey(key)).isTrue();
              }
              Set<Long> seen = new HashSet<>();
              for (Map.Entry<Long, Long> entry : map.entrySet()) {
                assertThat(seen.add(entry.getKey()))
                    .as("%d was shown once", entry.getKey())
                    .isTrue();
                assertThat(entry.getValue()).isEqualTo(entry.getKey());
              }
              assertThat(seen).contains(0L, 1L, 2L, 3L);
            }
          }
        });
    assertThat(map).hasSize(4);
  }

  @Test
  @DisplayName("a full map that threads fight for keeps its bound, and loses no room")
  void bound() {
    SharedMap<Long, Long> map = longs(3);
    AtomicLong refused = new AtomicLong();
    Threads.run(
        4,
        index -> {
          for (long i = 0; i < EACH; i++) {
            try {
              map.put(index * 2L + i % 2, i);
            } catch (SpaceFullException e) {
              refused.incrementAndGet();
            }
            assertThat(map.size()).isBetween(0, 3);
            map.remove(index * 2L + (i + 1) % 2);
          }
        });
    map.clear();
    for (long key = 0; key < 3; key++) {
      assertThat(map.put(100 + key, key)).isNull();
    }
    assertThat(map).hasSize(3);
  }

  @Test
  @DisplayName("while a function runs, its key can be read, and others wait to change it")
  void readsDuringFunction() throws InterruptedException {
    for (Kind kind : Threads.kinds()) {
      SharedMap<Long, Long> map = longs(8);
      map.put(1L, 1L);
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch leave = new CountDownLatch(1);
      Running slow =
          Threads.start(
              kind,
              "slow",
              () ->
                  map.compute(
                      1L,
                      (key, was) -> {
                        inside.countDown();
                        Threads.until("may leave", () -> leave.getCount() == 0);
                        return was + 1;
                      }));
      Threads.await(inside);
      assertThat(map.get(1L)).isEqualTo(1);
      assertThat(map).containsOnlyKeys(1L);
      Running writer = Threads.start(kind, "writer", () -> map.put(1L, 10L)).awaitWaiting();
      assertThat(map.get(1L)).isEqualTo(1);
      leave.countDown();
      slow.join();
      writer.join();
      assertThat(map.get(1L)).isEqualTo(10);
    }
  }

  @Test
  @DisplayName("iterating, counting and clearing while others put in and remove harms nobody")
  void lookingWhileOthersWork() {
    SharedMap<Long, Long> map = longs(64);
    AtomicBoolean done = new AtomicBoolean();
    Threads.run(
        4,
        index -> {
          if (index < 2) {
            for (long i = 0; i < EACH; i++) {
              map.put(index + 2 * (i % 32), i);
              if (i % 5 == 0) {
                map.keySet().remove(index + 2 * ((i + 7) % 32));
              }
            }
            done.set(true);
          } else {
            while (!done.get()) {
              assertThat(map.size()).isBetween(0, 64);
              map.values().removeIf(value -> value % 3 == 0);
              map.replaceAll((key, value) -> value + 1);
              if (index == 3) {
                map.clear();
              }
            }
          }
        });
    assertThat(map.size()).isEqualTo(new HashSet<>(map.keySet()).size());
    map.clear();
    assertThat(map).isEmpty();
  }
}
