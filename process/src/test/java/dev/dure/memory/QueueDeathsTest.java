package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.Elements;
import dev.dure.SharedInt;
import dev.dure.SharedLong;
import dev.dure.SharedQueue;
import dev.dure.contract.Threads;
import dev.dure.process.WorkerProcess;
import dev.dure.process.WorkerTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a queue when a process is killed at each point of its use. */
@DisplayName("A death at each point of a queue's use")
class QueueDeathsTest extends QueueWorkers {

  /** Large enough to be leased by take, and to be torn. */
  private static final int LARGE = 3000;

  private static byte[] element(int number) {
    byte[] bytes = new byte[LARGE];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }

  private static int number(byte[] element) {
    assertThat(element).isEqualTo(element(element[0]));
    return element[0];
  }

  private SharedQueue<byte[]> queue(int capacity) {
    return space.newQueue(capacity, Elements.bytes(LARGE));
  }

  private static byte[] poll(SharedQueue<byte[]> queue) throws InterruptedException {
    return Objects.requireNonNull(queue.poll(30, TimeUnit.SECONDS));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"QUEUE_CLAIMED", "QUEUE_HALF_WRITTEN", "QUEUE_WRITTEN", "QUEUE_PUBLISHED"})
  @DisplayName(
      "a producer killed while it puts an element in leaves it whole or not at all, and room for others")
  void producerDies(FaultPoint point) throws InterruptedException {
    SharedQueue<byte[]> queue = queue(4);
    WorkerProcess producer =
        startMortal(
            point,
            3,
            () -> {
              for (int i = 1; i < 9; i++) {
                queue.put(element(i));
              }
            });
    assertThat(producer.join()).isEqualTo(DEATH);
    queue.put(element(20)); // behind the claim of the dead, perhaps before it is given up
    assertThat(number(poll(queue))).isEqualTo(1);
    assertThat(number(poll(queue))).isEqualTo(2);
    int next = number(poll(queue));
    if (point == FaultPoint.QUEUE_PUBLISHED) {
      assertThat(next).isEqualTo(3);
      next = number(poll(queue));
    }
    assertThat(next).isEqualTo(20);
    assertThat(queue.poll()).isNull();
    for (int round = 0; round < 3; round++) { // no place is lost
      for (int i = 0; i < 4; i++) {
        assertThat(queue.offer(element(i), 30, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(queue.offer(element(9))).isFalse();
      for (int i = 0; i < 4; i++) {
        assertThat(number(poll(queue))).isEqualTo(i);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"QUEUE_LEASED", "QUEUE_BEFORE_ACKNOWLEDGE", "QUEUE_TAKEN"})
  @DisplayName(
      "a consumer killed while it takes an element had it, or the next consumer gets it; never both")
  void consumerDies(FaultPoint point) throws InterruptedException {
    SharedQueue<byte[]> queue = queue(4);
    for (int i = 1; i <= 4; i++) {
      queue.put(element(i));
    }
    WorkerProcess consumer =
        startMortal(
            point,
            2,
            () -> {
              while (true) {
                queue.take();
              }
            });
    Threads.Running producer = Threads.start("producer", () -> queue.put(element(5)));
    assertThat(consumer.join()).isEqualTo(DEATH);
    producer.join();
    List<Integer> left = new ArrayList<>();
    int expected = point == FaultPoint.QUEUE_TAKEN ? 3 : 4;
    while (left.size() < expected) {
      left.add(number(poll(queue)));
    }
    if (point == FaultPoint.QUEUE_TAKEN) {
      assertThat(left).containsExactly(3, 4, 5);
    } else {
      // 2 was leased: before its owner's death was noticed, others may have been taken
      assertThat(left).containsExactlyInAnyOrder(2, 3, 4, 5);
      assertThat(left).filteredOn(i -> i != 2).isSorted();
    }
    assertThat(queue).isEmpty();
    assertThat(queue.leased()).isZero();
  }

  @Test
  @DisplayName("a small element that a killed consumer had taken does not come back")
  void smallElementTaken() throws InterruptedException {
    SharedQueue<Long> queue = space.newQueue(4, Elements.longs());
    queue.addAll(List.of(1L, 2L, 3L));
    WorkerProcess consumer =
        startMortal(FaultPoint.QUEUE_TAKEN, 2, () -> List.of(queue.take(), queue.take()));
    assertThat(consumer.join()).isEqualTo(DEATH);
    assertThat(queue.poll(30, TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(queue.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  @DisplayName("an element given back by a process that is killed before it counts that is found")
  void diesBeforeCounting() throws InterruptedException {
    SharedQueue<Long> queue = space.newQueue(4, Elements.longs());
    queue.addAll(List.of(1L, 2L));
    WorkerProcess giver =
        startMortal(FaultPoint.QUEUE_CAME_BACK, 1, () -> queue.lease().giveBack());
    assertThat(giver.join()).isEqualTo(DEATH);
    Threads.until("1 is there", () -> queue.contains(1L));
    assertThat(queue.take()).isEqualTo(1);
    assertThat(queue.take()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"RECOVERY_IN_QUEUE", "RECOVERY_BEFORE_WAKE", "RECOVERY_IN_WAKE"})
  @DisplayName("a recoverer that dies itself is made up for: leases of both come back")
  void recovererDies(FaultPoint point) throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    SharedInt phase = space.newInt(0);
    WorkerTask leasing =
        () -> {
          MemorySpace own =
              phase.get() == 0 ? MemorySpace.create(name, 1 << 20) : MemorySpace.open(name);
          SharedQueue<Long> queue = own.queue("q", 4, Elements.longs());
          queue.add(10L + phase.get());
          queue.add(20L + phase.get());
          queue.lease();
          queue.lease();
          phase.increment();
          Thread.sleep(Duration.ofMinutes(5));
        };
    WorkerProcess first = start(leasing);
    Threads.until("the first has leased", () -> phase.get() == 1);
    WorkerProcess recoverer = startMortal(point, 1, leasing);
    Threads.until("the recoverer has leased", () -> phase.get() == 2);
    first.kill();
    assertThat(recoverer.join()).isEqualTo(DEATH);
    try (MemorySpace last = MemorySpace.open(name)) {
      SharedQueue<Long> queue = last.queue("q", 4, Elements.longs());
      List<Long> back = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        back.add(Objects.requireNonNull(queue.poll(30, TimeUnit.SECONDS)));
      }
      assertThat(back).containsExactlyInAnyOrder(10L, 20L, 11L, 21L);
      assertThat(queue.leased()).isZero();
    } finally {
      MemorySpace.remove(name);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FaultPoint.class,
      names = {"QUEUE_WAITERS_SET", "WOKEN"})
  @DisplayName(
      "a consumer killed before its sleep, or with a wake in its hands, costs others nothing")
  void waiterDies(FaultPoint point) throws InterruptedException {
    SharedQueue<Long> queue = space.newQueue(1, Elements.longs());
    SharedLong taken = space.newLong(0);
    WorkerProcess mortal =
        startMortal(
            point,
            1,
            () -> {
              while (true) {
                taken.set(queue.take());
              }
            });
    AtomicLong got = new AtomicLong();
    Threads.Running other = Threads.start("other", () -> got.set(queue.take())).awaitWaiting();
    queue.put(7L); // its wake may be for the mortal, which dies of the first that it gets
    assertThat(mortal.join()).isEqualTo(DEATH);
    queue.put(8L);
    other.join();
    if (taken.get() == 7) { // it was so late that it did not have to wait
      assertThat(got.get()).isEqualTo(8);
    } else {
      assertThat(got.get()).isEqualTo(7);
      assertThat(queue.poll(30, TimeUnit.SECONDS)).isEqualTo(8);
    }
    assertThat(queue).isEmpty();
  }

  @Test
  @DisplayName(
      "an element published by a producer that is killed before it wakes wakes its consumer")
  void diesBeforeWake() throws InterruptedException {
    SharedQueue<Long> queue = space.newQueue(1, Elements.longs());
    Threads.Running consumer =
        Threads.start("consumer", () -> assertThat(queue.take()).isEqualTo(7)).awaitWaiting();
    WorkerProcess producer = startMortal(FaultPoint.QUEUE_PUBLISHED, 1, () -> queue.put(7L));
    assertThat(producer.join()).isEqualTo(DEATH);
    consumer.join();
  }

  @Test
  @DisplayName(
      "a consumer killed after it made room, before it wakes, wakes who waits for the room")
  void diesBeforeWakeForRoom() throws InterruptedException {
    SharedQueue<Long> queue = space.newQueue(1, Elements.longs());
    queue.put(1L);
    Threads.Running producer = Threads.start("producer", () -> queue.put(2L)).awaitWaiting();
    WorkerProcess consumer = startMortal(FaultPoint.QUEUE_TAKEN, 1, () -> queue.take());
    assertThat(consumer.join()).isEqualTo(DEATH);
    producer.join();
    assertThat(queue.take()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "a producer that is killed after it helped the tail over another's claim costs nothing")
  void helperDies() throws InterruptedException {
    SharedQueue<Long> queue = space.newQueue(8, Elements.longs());
    WorkerProcess first = startMortal(FaultPoint.QUEUE_CLAIMED, 1, () -> queue.put(1L));
    assertThat(first.join()).isEqualTo(DEATH);
    WorkerProcess helper = startMortal(FaultPoint.QUEUE_TAIL_HELPED, 1, () -> queue.put(2L));
    assertThat(helper.join()).isEqualTo(DEATH);
    queue.put(3L);
    assertThat(queue.take()).isEqualTo(3);
    assertThat(queue.poll()).isNull();
    for (long i = 0; i < 7; i++) { // the eighth place may still be that of the first
      assertThat(queue.offer(i)).isTrue();
    }
  }
}
