package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.Elements;
import dev.dure.Lease;
import dev.dure.SharedInt;
import dev.dure.SharedIntArray;
import dev.dure.SharedQueue;
import dev.dure.SpaceClosedException;
import dev.dure.contract.Threads;
import dev.dure.linux.Linux;
import dev.dure.process.WorkerProcess;
import dev.dure.process.WorkerTask;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A queue between real processes that work, stop, end and die at any moment. */
@DisplayName("A queue between processes")
class QueueAcrossProcessesTest extends QueueWorkers {

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
  @DisplayName(
      "a producer that is stopped after its claim holds up neither consumers nor producers")
  void stoppedProducer() throws IOException, InterruptedException {
    SharedQueue<Long> queue = space.newQueue(8, Elements.longs());
    WorkerProcess stopped = start(() -> queue.put(1L), "-Ddure.faults=QUEUE_CLAIMED:stop:1");
    AcrossProcesses.awaitStopped(stopped.pid());
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

  @Test
  @DisplayName(
      "a process that closes the space in the middle of puts and takes leaves the queue whole")
  void closeInTheMiddle() throws InterruptedException {
    String name = "test-" + UUID.randomUUID();
    Elements<byte[]> elements = Elements.bytes(3000);
    try (MemorySpace named = MemorySpace.create(name, 1 << 20)) {
      SharedQueue<byte[]> queue = named.queue("q", 4, elements);
      WorkerProcess worker =
          start(
              () -> {
                for (int round = 0; round < 40; round++) {
                  MemorySpace own = MemorySpace.open(name);
                  SharedQueue<byte[]> mine = own.queue("q", 4, elements);
                  AtomicLong steps = new AtomicLong();
                  List<Threads.Running> busy = new ArrayList<>();
                  for (int i = 0; i < 2; i++) {
                    byte[] element = filled(10 * i + round % 10);
                    busy.add(Threads.start("busy", () -> workUntilClosed(mine, element, steps)));
                  }
                  Threads.until("both work", () -> steps.get() > 100);
                  own.close();
                  Threads.joinAll(busy);
                }
              });
      while (worker.isAlive()) {
        byte[] element = queue.poll(1, TimeUnit.MILLISECONDS);
        assertThat(element == null || Arrays.equals(element, filled(element[0]))).isTrue();
        queue.offer(filled(77));
      }
      assertThat(worker.join()).as(() -> worker.failure().toString()).isZero();
      queue.clear();
      assertThat(queue.leased()).isZero();
      for (int i = 0; i < 12; i++) {
        assertThat(queue.remainingCapacity()).isEqualTo(4);
        assertThat(queue.offer(filled(i))).isTrue();
        assertThat(queue.poll()).isEqualTo(filled(i));
      }
    } finally {
      MemorySpace.remove(name);
    }
  }

  private static void workUntilClosed(SharedQueue<byte[]> queue, byte[] element, AtomicLong steps)
      throws InterruptedException {
    try {
      while (true) {
        queue.put(element);
        byte[] other = queue.take();
        assertThat(other).isEqualTo(filled(other[0]));
        steps.incrementAndGet();
      }
    } catch (SpaceClosedException e) {
      assertThat(steps.get()).isPositive();
    }
  }

  private static byte[] filled(int number) {
    byte[] bytes = new byte[3000];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }
}
