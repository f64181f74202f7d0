package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Elements;
import dev.dure.Lease;
import dev.dure.SharedQueue;
import dev.dure.contract.Threads.Kind;
import dev.dure.contract.Threads.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a queue must keep in every space while many threads use it. */
public abstract class QueueConcurrencyContract extends SpaceContract {

  private static final int EACH = 4_000;

  private SharedQueue<Long> queue(int capacity) {
    return space.newQueue(capacity, Elements.longs());
  }

  @Test
  @DisplayName("every element comes out once, those of one producer in order, through any capacity")
  void everyElementOnce() {
    for (int capacity : List.of(1, 2, 7, 64)) {
      passThrough(Kind.PLATFORM, queue(capacity), 3, 3);
    }
  }

  @Test
  @DisplayName("virtual threads, more than there are carriers, wait for each other")
  void virtualThreads() {
    for (Kind kind : Threads.kinds()) {
      int many = 4 * Runtime.getRuntime().availableProcessors();
      passThrough(kind, queue(1), many, many);
    }
  }

  /** Consumers see what each producer puts in, in its order; together they see all of it once. */
  private void passThrough(Kind kind, SharedQueue<Long> queue, int producers, int consumers) {
    int each = EACH / producers;
    AtomicIntegerArray seen = new AtomicIntegerArray(producers * each);
    AtomicLong left = new AtomicLong((long) producers * each);
    Threads.run(
        kind,
        producers + consumers,
        index -> {
          SharedQueue<Long> mine = secondHandle(queue);
          if (index < producers) {
            for (int i = 0; i < each; i++) {
              mine.put((long) index * each + i);
            }
            return;
          }
          long[] last = new long[producers];
          while (left.getAndDecrement() > 0) {
            long element = mine.take();
            seen.incrementAndGet((int) element);
            int producer = (int) element / each;
            assertThat(element % each + 1).isGreaterThan(last[producer]);
            last[producer] = element % each + 1;
          }
        });
    for (int i = 0; i < seen.length(); i++) {
      assertThat(seen.get(i)).as("how often %d came out", i).isEqualTo(1);
    }
    assertThat(queue).isEmpty();
    assertThat(queue.remainingCapacity()).isEqualTo(queue.capacity());
  }

  @Test
  @DisplayName("no element is torn, and what happened before put is seen after take")
  void wholeElements() {
    SharedQueue<byte[]> queue = space.newQueue(3, Elements.bytes(1000));
    long[] plain = new long[2 * EACH + 1];
    Threads.run(
        4,
        index -> {
          for (int i = 1; i <= EACH / 2; i++) {
            if (index < 2) {
              int number = index * EACH / 2 + i;
              byte[] element = new byte[4 + number % 997];
              java.util.Arrays.fill(element, 3, element.length, (byte) number);
              element[0] = (byte) (number >> 16);
              element[1] = (byte) (number >> 8);
              element[2] = (byte) number;
              plain[number] = number;
              queue.put(element);
            } else {
              byte[] element = queue.take();
              int number =
                  (element[0] & 0xff) << 16 | (element[1] & 0xff) << 8 | (element[2] & 0xff);
              assertThat(element).hasSize(4 + number % 997);
              for (int n = 3; n < element.length; n++) {
                assertThat(element[n]).isEqualTo((byte) number);
              }
              assertThat(plain[number]).isEqualTo(number);
            }
          }
        });
    assertThat(queue).isEmpty();
  }

  @Test
  @DisplayName("leases that go back and forth between threads lose and double nothing")
  void leases() {
    SharedQueue<Long> queue = queue(5);
    AtomicIntegerArray seen = new AtomicIntegerArray(EACH);
    AtomicLong left = new AtomicLong(EACH);
    Threads.run(
        4,
        index -> {
          if (index == 0) {
            for (long i = 0; i < EACH; i++) {
              queue.put(i);
            }
            return;
          }
          int turn = index;
          while (left.get() > 0) {
            try (Lease<Long> lease = queue.pollLease(1, TimeUnit.MILLISECONDS)) {
              if (lease != null && turn++ % 3 != 0) {
                seen.incrementAndGet((int) (long) lease.value());
                lease.acknowledge();
                left.decrementAndGet();
              }
            }
          }
        });
    for (int i = 0; i < EACH; i++) {
      assertThat(seen.get(i)).as("how often %d was acknowledged", i).isEqualTo(1);
    }
    assertThat(queue).isEmpty();
    assertThat(queue.leased()).isZero();
  }

  @Test
  @DisplayName("who waits for an element gets it when it comes; who waits for room, too")
  void waiting() throws InterruptedException {
    for (Kind kind : Threads.kinds()) {
      SharedQueue<Long> queue = queue(1);
      Running consumer =
          Threads.start(kind, "consumer", () -> assertThat(queue.take()).isEqualTo(1))
              .awaitWaiting();
      queue.put(1L);
      consumer.join();
      queue.put(2L);
      Running producer = Threads.start(kind, "producer", () -> queue.put(3L)).awaitWaiting();
      assertThat(queue.take()).isEqualTo(2);
      producer.join();
      assertThat(queue.take()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("removing an element in the middle, or all, wakes who waits for room")
  void removalWakes() throws InterruptedException {
    SharedQueue<Long> queue = queue(1);
    queue.put(1L);
    Running producer = Threads.start("producer", () -> queue.put(2L)).awaitWaiting();
    assertThat(queue.remove(1L)).isTrue();
    producer.join();
    Running next = Threads.start("producer", () -> queue.put(3L)).awaitWaiting();
    queue.clear();
    next.join();
    assertThat(queue.toArray()).containsExactly(3L);
  }

  @Test
  @DisplayName("an interrupt ends a wait, before it begins or in it; nothing is taken or put in")
  void interrupts() {
    SharedQueue<Long> empty = queue(1);
    SharedQueue<Long> full = queue(1);
    full.add(1L);
    List<Threads.Body> ways =
        List.of(
            empty::take,
            empty::lease,
            () -> empty.poll(1, TimeUnit.DAYS),
            () -> empty.pollLease(1, TimeUnit.DAYS),
            () -> full.put(2L),
            () -> full.offer(2L, 1, TimeUnit.DAYS));
    for (Kind kind : Threads.kinds()) {
      for (Threads.Body way : ways) {
        interrupted(kind, way).awaitWaiting().interrupt().join();
        Threads.start(
                kind,
                "interrupted before",
                () -> {
                  Thread.currentThread().interrupt();
                  assertThatThrownBy(way::run).isInstanceOf(InterruptedException.class);
                  assertThat(Thread.currentThread().isInterrupted()).isFalse();
                })
            .join();
      }
    }
    assertThat(empty).isEmpty();
    assertThat(full.toArray()).containsExactly(1L);
  }

  private static Running interrupted(Kind kind, Threads.Body way) {
    return Threads.start(
        kind,
        "to be interrupted",
        () -> assertThatThrownBy(way::run).isInstanceOf(InterruptedException.class));
  }

  @Test
  @DisplayName("who is interrupted before is told so, even if there is something to be had")
  void interruptedBefore() {
    SharedQueue<Long> queue = queue(2);
    queue.add(1L);
    Threads.start(
            "interrupted",
            () -> {
              for (Threads.Body way :
                  List.<Threads.Body>of(
                      queue::take, () -> queue.put(2L), () -> queue.poll(1, TimeUnit.DAYS))) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(way::run).isInstanceOf(InterruptedException.class);
              }
              Thread.currentThread().interrupt();
              assertThat(queue.offer(2L)).isTrue(); // what does not wait is not concerned
              assertThat(queue.poll()).isEqualTo(1);
              assertThat(Thread.interrupted()).isTrue();
            })
        .join();
    assertThat(queue.toArray()).containsExactly(2L);
  }

  @Test
  @DisplayName("interrupts at random moments take no element along")
  void interruptsLoseNothing() {
    SharedQueue<Long> queue = queue(1);
    ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
    int all = 2_000;
    List<Running> consumers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      consumers.add(
          Threads.start(
              "consumer",
              () -> {
                while (taken.size() < all) {
                  try {
                    Long element = queue.poll(1, TimeUnit.MILLISECONDS);
                    if (element != null) {
                      taken.add(element);
                    }
                  } catch (InterruptedException e) {
                    // it had nothing in its hands
                  }
                }
              }));
    }
    Running interrupter =
        Threads.start(
            "interrupter",
            () -> {
              while (taken.size() < all) {
                consumers.forEach(Running::interrupt);
                Threads.spin();
              }
            });
    Running producer =
        Threads.start(
            "producer",
            () -> {
              for (long i = 0; i < all; i++) {
                queue.put(i);
              }
            });
    producer.join();
    interrupter.join();
    Threads.joinAll(consumers);
    assertThat(taken).hasSize(all).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("iterating, counting and removing while others put in and take harms nobody")
  void lookingWhileOthersWork() {
    SharedQueue<Long> queue = queue(16);
    AtomicLong removed = new AtomicLong();
    AtomicLong taken = new AtomicLong();
    Threads.run(
        3,
        index -> {
          for (long i = 0; i < EACH; i++) {
            if (index == 0) {
              queue.put(i);
            } else if (index == 1) {
              assertThat(queue.size()).isBetween(0, 16);
              assertThat(queue.remainingCapacity()).isBetween(0, 16);
              long previous = -1;
              for (long element : queue) {
                assertThat(element).isGreaterThan(previous);
                previous = element;
              }
              removed.addAndGet(previous >= 0 && queue.remove(previous) ? 1 : 0);
            } else {
              taken.addAndGet(queue.poll() == null ? 0 : 1);
              if (i == EACH - 1 && taken.get() + removed.get() + queue.size() < EACH) {
                i--;
              }
            }
          }
        });
    assertThat(taken.get() + removed.get() + queue.size()).isEqualTo(EACH);
  }
}
