package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Elements;
import dev.dure.Lease;
import dev.dure.SharedQueue;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What leases of a queue's elements must keep in every space. */
public abstract class QueueLeaseContract extends SpaceContract {

  private SharedQueue<Long> queue(int capacity, int elements) {
    SharedQueue<Long> queue = space.newQueue(capacity, Elements.longs());
    for (long i = 0; i < elements; i++) {
      queue.add(i);
    }
    return queue;
  }

  private static Lease<Long> lease(SharedQueue<Long> queue) {
    return Objects.requireNonNull(queue.pollLease());
  }

  @Test
  @DisplayName("a leased element is out of the queue, counts, and is gone when it is acknowledged")
  void acknowledged() throws InterruptedException {
    SharedQueue<Long> queue = queue(2, 2);
    Lease<Long> lease = queue.lease();
    assertThat(lease.value()).isZero();
    assertThat(queue.toArray()).containsExactly(1L);
    assertThat(queue.leased()).isEqualTo(1);
    assertThat(queue.offer(9L)).isFalse();
    lease.acknowledge();
    assertThat(queue.leased()).isZero();
    assertThat(queue.remainingCapacity()).isEqualTo(1);
    assertThat(queue.offer(2L)).isTrue();
    assertThat(queue.toArray()).containsExactly(1L, 2L);
    assertThat(lease.value()).isZero();
  }

  @Test
  @DisplayName("an element that is given back is the first again, and can be leased again")
  void givenBack() throws InterruptedException {
    SharedQueue<Long> queue = queue(3, 3);
    Lease<Long> lease = queue.lease();
    lease.giveBack();
    assertThat(queue.toArray()).containsExactly(0L, 1L, 2L);
    assertThat(queue.peek()).isZero();
    assertThat(queue.contains(0L)).isTrue();
    Lease<Long> again = lease(queue);
    assertThat(again.value()).isZero();
    again.giveBack();
    assertThat(queue.take()).isZero();
    assertThat(queue.take()).isEqualTo(1);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("elements that come back stand before all others, whatever was put in meanwhile")
  void comeBackFirst() {
    SharedQueue<Long> queue = queue(4, 3);
    Lease<Long> first = lease(queue);
    Lease<Long> second = lease(queue);
    queue.add(3L);
    second.giveBack();
    first.giveBack();
    assertThat(List.of(queue.remove(), queue.remove())).containsExactlyInAnyOrder(0L, 1L);
    assertThat(queue.toArray()).containsExactly(2L, 3L);
  }

  @Test
  @DisplayName("a lease ends once; close gives back what has not been acknowledged")
  void endsOnce() {
    SharedQueue<Long> queue = queue(2, 2);
    try (Lease<Long> lease = queue.pollLease()) {
      assertThat(Objects.requireNonNull(lease).value()).isZero();
    }
    assertThat(queue.peek()).isZero();
    try (Lease<Long> lease = lease(queue)) {
      lease.acknowledge();
      assertThatThrownBy(lease::acknowledge)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot be acknowledged: its lease has ended already");
      assertThatThrownBy(lease::giveBack)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot be given back");
    }
    assertThat(queue.toArray()).containsExactly(1L);
    Lease<Long> back = lease(queue);
    back.giveBack();
    back.close();
    assertThatThrownBy(back::acknowledge).isInstanceOf(IllegalStateException.class);
    assertThat(queue.toArray()).containsExactly(1L);
  }

  @Test
  @DisplayName("what was done to the value does not go back with it")
  void unchanged() {
    SharedQueue<byte[]> queue = space.newQueue(1, Elements.bytes(200));
    queue.add(new byte[] {1, 2, 3});
    try (Lease<byte[]> lease = queue.pollLease()) {
      Objects.requireNonNull(lease).value()[0] = 9;
    }
    assertThat(queue.poll()).isEqualTo(new byte[] {1, 2, 3});
  }

  @Test
  @DisplayName("a lease that outlives many others lets them pass")
  void longLease() throws InterruptedException {
    SharedQueue<Long> queue = queue(3, 1);
    Lease<Long> old = lease(queue);
    for (long i = 1; i <= 50; i++) {
      queue.put(i);
      queue.put(-i);
      assertThat(queue.offer(9L)).isFalse();
      assertThat(queue.take()).isEqualTo(i);
      assertThat(queue.take()).isEqualTo(-i);
    }
    old.giveBack();
    queue.put(100L);
    assertThat(queue.take()).isZero();
    assertThat(queue.take()).isEqualTo(100);
    for (int i = 0; i < 3; i++) { // by now the ring has come round to every place
      assertThat(queue.addAll(List.of(1L, 2L))).isTrue();
      queue.clear();
    }
    assertThat(queue.remainingCapacity()).isEqualTo(3);
  }

  @Test
  @DisplayName("with every place leased the queue is full and empty, until one is acknowledged")
  void allLeased() throws InterruptedException {
    SharedQueue<Long> queue = queue(2, 2);
    Lease<Long> first = lease(queue);
    Lease<Long> second = lease(queue);
    assertThat(queue).isEmpty();
    assertThat(queue.pollLease(1, TimeUnit.MILLISECONDS)).isNull();
    assertThat(queue.remainingCapacity()).isZero();
    assertThat(queue.offer(5L, 1, TimeUnit.MILLISECONDS)).isFalse();
    second.acknowledge();
    assertThat(queue.offer(5L)).isTrue();
    assertThat(queue.offer(6L)).isFalse();
    first.giveBack();
    assertThat(queue.offer(6L)).isFalse();
    assertThat(queue.toArray()).containsExactly(0L, 5L);
  }

  @Test
  @DisplayName("giving back wakes who waits for an element; acknowledging, who waits for room")
  void wakes() {
    SharedQueue<Long> queue = queue(1, 1);
    Lease<Long> lease = lease(queue);
    Threads.Running consumer =
        Threads.start("consumer", () -> assertThat(queue.take()).isZero()).awaitWaiting();
    lease.giveBack();
    consumer.join();
    queue.add(1L);
    Lease<Long> next = lease(queue);
    Threads.Running producer = Threads.start("producer", () -> queue.put(2L)).awaitWaiting();
    next.acknowledge();
    producer.join();
    assertThat(queue.toArray()).containsExactly(2L);
  }

  @Test
  @DisplayName("a lease may be ended by another thread, and outlives the thread that took it")
  void threads() {
    SharedQueue<Long> queue = queue(2, 1);
    Lease<?>[] taken = new Lease<?>[1];
    Threads.runAndDie(Threads.Kind.PLATFORM, () -> taken[0] = queue.lease());
    assertThat(queue.leased()).isEqualTo(1);
    Objects.requireNonNull(taken[0]).acknowledge();
    assertThat(queue.leased()).isZero();
  }

  @Test
  @DisplayName("a lease in a closed space cannot be ended, but closed")
  void closedSpace() {
    SharedQueue<Long> queue = queue(2, 2);
    Lease<Long> first = lease(queue);
    Lease<Long> second = lease(queue);
    space.close();
    first.close();
    assertThatThrownBy(second::acknowledge)
        .isInstanceOf(dev.dure.SpaceClosedException.class)
        .hasMessageContaining(space.name());
  }
}
