package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.Elements;
import dev.dure.Lease;
import dev.dure.SharedInt;
import dev.dure.SharedIntArray;
import dev.dure.SharedLong;
import dev.dure.SharedQueue;
import dev.dure.contract.Threads;
import dev.dure.process.WorkerOptions;
import dev.dure.process.WorkerProcess;
import dev.dure.process.WorkerTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A queue between real processes, and what becomes of it when one dies at any point of its use. */
@ExtendWith(NoLeak.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("A queue between processes")
class QueueAcrossProcessesTest {

  private static final int DEATH = 137;

  /** Large enough to be leased by take, and to be torn. */
  private static final int LARGE = 3000;

  private MemorySpace space;
  private final List<WorkerProcess> workers = new ArrayList<>();

  @BeforeEach
  void begin() {
    space = MemorySpace.create();
  }

  @AfterEach
  void end() {
    workers.forEach(WorkerProcess::close);
    space.close();
  }

  private WorkerProcess start(WorkerTask task, String... jvmArguments) {
    WorkerProcess worker =
        WorkerProcess.start(WorkerOptions.defaults().withJvmArguments(jvmArguments), task);
    workers.add(worker);
    return worker;
  }

  private WorkerProcess startMortal(FaultPoint point, int time, WorkerTask task) {
    return start(task, "-Ddure.faults=" + point + ":kill:" + time);
  }

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

  @Test
  @DisplayName("producers and consumers in several processes pass every element on, once")
  void everyElementOnce() throws InterruptedException {
    int each = 20_000;
    SharedQueue<Long> queue = space.queue("q", 100, Elements.longs());
    SharedIntArray seen = space.newIntArray(2 * each);
    for (int p = 0; p < 2; p++) {
      int first = p * each;
      start(
          () -> {
            for (long i = first; i < first + each; i++) {
              queue.put(i);
            }
          });
      start(
          () -> {
            for (int i = 0; i < each; i++) {
              seen.getAndAdd((int) (long) queue.take(), 1);
            }
          });
    }
    for (WorkerProcess worker : workers) {
      assertThat(worker.join()).as(() -> worker.failure().toString()).isZero();
    }
    assertThat(seen.toArray()).containsOnly(1);
    assertThat(queue).isEmpty();
    assertThat(queue.remainingCapacity()).isEqualTo(100);
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

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"kill", "halt", "exit", "close"})
  @DisplayName(
      "what a process had leased comes back when it ends or closes the space, before all others")
  void leasesOfTheDead(String how) throws InterruptedException {
    SharedQueue<Long> queue = space.newQueue(4, Elements.longs());
    SharedInt phase = space.newInt(0);
    queue.addAll(List.of(1L, 2L, 3L));
    WorkerProcess holder =
        start(
            () -> {
              queue.lease();
              queue.lease().acknowledge();
              queue.lease();
              phase.set(1);
              Threads.until("the test goes on", () -> phase.get() == 2);
              if (how.equals("close")) {
                phase.space().close();
              } else if (how.equals("halt")) {
                Runtime.getRuntime().halt(3);
              } else if (how.equals("exit")) {
                System.exit(4);
              }
              Thread.sleep(Duration.ofMinutes(5));
            });
    Threads.until("the worker has leased", () -> phase.get() == 1);
    assertThat(queue.leased()).isEqualTo(2);
    assertThat(queue.poll()).isNull();
    Threads.Running consumer =
        Threads.start("consumer", () -> assertThat(queue.take()).isEqualTo(1)).awaitWaiting();
    phase.set(2);
    if (how.equals("kill")) {
      holder.kill();
    }
    consumer.join();
    queue.put(4L);
    assertThat(queue.take()).isEqualTo(3);
    assertThat(queue.take()).isEqualTo(4);
    assertThat(queue.leased()).isZero();
    assertThat(queue.remainingCapacity()).isPositive();
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
      "a producer that is stopped after its claim holds up neither consumers nor producers")
  void stoppedProducer() throws IOException, InterruptedException {
    SharedQueue<Long> queue = space.newQueue(8, Elements.longs());
    WorkerProcess stopped = start(() -> queue.put(1L), "-Ddure.faults=QUEUE_CLAIMED:stop:1");
    awaitStopped(stopped.pid());
    for (long i = 2; i < 6; i++) {
      queue.put(i);
      assertThat(queue.take()).isEqualTo(i);
      assertThat(queue.poll()).isNull();
    }
    Linux.kill((int) stopped.pid(), 18); // SIGCONT
    assertThat(stopped.join()).isZero();
    assertThat(queue.take()).isEqualTo(1);
    for (int round = 0; round < 3; round++) {
      for (long i = 0; i < 8; i++) {
        assertThat(queue.offer(i)).isTrue();
      }
      queue.clear();
    }
  }

  /** The process stops itself, at its first put. */
  private static void awaitStopped(long pid) throws IOException, InterruptedException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    while (!Files.readString(stat).replaceFirst(".*\\) ", "").startsWith("T")) {
      Thread.sleep(1);
    }
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

  @Test
  @DisplayName(
      "virtual threads wait for elements of another process without holding their carriers")
  void virtualThreads() throws InterruptedException {
    SharedQueue<Long> queue = space.newQueue(4, Elements.longs());
    int many = 4 * Runtime.getRuntime().availableProcessors();
    List<Thread> waiting = new ArrayList<>();
    SharedInt sum = space.newInt(0);
    for (int i = 0; i < many; i++) {
      waiting.add(
          Thread.startVirtualThread(
              () -> {
                try {
                  sum.getAndAdd((int) (long) queue.take());
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    start(
        () -> {
          for (long i = 0; i < many; i++) {
            queue.put(i);
          }
        });
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(sum.get()).isEqualTo(many * (many - 1) / 2);
  }

  @Test
  @DisplayName("many deaths in a busy queue: what was put in is worked on, twice only for a death")
  void manyDeaths() throws InterruptedException {
    int all = 6_000;
    SharedQueue<Long> queue = space.newQueue(16, Elements.longs());
    SharedIntArray worked = space.newIntArray(all);
    String faults = "QUEUE_LEASED:kill:%2000,QUEUE_BEFORE_ACKNOWLEDGE:kill:%2000,WOKEN:kill:%2000";
    WorkerTask work =
        () -> {
          while (true) {
            try (Lease<Long> lease = queue.lease()) {
              worked.getAndAdd((int) (long) lease.value(), 1);
              lease.acknowledge();
            }
          }
        };
    int deaths = 0;
    List<WorkerProcess> crew = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      crew.add(start(work, "-Ddure.faults=" + faults));
    }
    for (long i = 0; i < all; ) {
      if (queue.offer(i, 10, TimeUnit.MILLISECONDS)) {
        i++;
      }
      for (int w = 0; w < crew.size(); w++) {
        if (!crew.get(w).isAlive()) {
          deaths++;
          crew.set(w, start(work, "-Ddure.faults=" + faults));
        }
      }
    }
    WorkerProcess last = start(work); // immortal: the others may be dead
    Threads.until("all is worked on", () -> Arrays.stream(worked.toArray()).allMatch(n -> n > 0));
    Threads.until("nothing is left", () -> queue.isEmpty() && queue.leased() == 0);
    assertThat(last.isAlive()).isTrue();
    int doubled = Arrays.stream(worked.toArray()).sum() - all;
    assertThat(doubled).isBetween(0, deaths + crew.size());
    assertThat(queue.remainingCapacity()).isPositive();
  }
}
