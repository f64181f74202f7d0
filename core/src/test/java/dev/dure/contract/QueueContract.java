package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Elements;
import dev.dure.SharedQueue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedQueue} must keep in every space, as a {@code BlockingQueue} of one thread. */
public abstract class QueueContract extends SpaceContract {

  /** A queue of longs that holds the numbers from 0. */
  private SharedQueue<Long> queue(int capacity, int elements) {
    SharedQueue<Long> queue = space.newQueue(capacity, Elements.longs());
    for (long i = 0; i < elements; i++) {
      assertThat(queue.offer(i)).isTrue();
    }
    return queue;
  }

  private static void assertHolds(SharedQueue<Long> queue, Long... expected) {
    assertThat(queue.toArray()).isEqualTo(expected);
    assertThat(queue.size()).isEqualTo(expected.length);
    assertThat(queue.isEmpty()).isEqualTo(expected.length == 0);
    assertThat(queue.peek()).isEqualTo(expected.length == 0 ? null : expected[0]);
  }

  @Test
  @DisplayName("a new queue is empty, and knows its capacity and elements")
  void empty() {
    SharedQueue<Long> queue = space.queue("q", 3, Elements.longs());
    assertHolds(queue);
    assertThat(queue.poll()).isNull();
    assertThat(queue.pollLease()).isNull();
    assertThat(queue.iterator().hasNext()).isFalse();
    assertThat(queue.remainingCapacity()).isEqualTo(3);
    assertThat(queue.capacity()).isEqualTo(3);
    assertThat(queue.leased()).isZero();
    assertThat(queue.elements()).isEqualTo(Elements.longs());
    assertThatThrownBy(queue::remove).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(queue::element).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @DisplayName("elements come out in the order in which they went in, round after round")
  void firstInFirstOut() throws InterruptedException {
    for (int capacity : List.of(1, 2, 3, 8, 100)) {
      SharedQueue<Long> queue = space.newQueue(capacity, Elements.longs());
      long in = 0;
      long out = 0;
      for (int round = 0; round < 50; round++) {
        int burst = 1 + round % capacity;
        for (int i = 0; i < burst; i++) {
          queue.put(in++);
        }
        for (int i = 0; i < burst; i++) {
          assertThat(queue.take()).isEqualTo(out++);
        }
      }
      assertThat(queue).isEmpty();
    }
  }

  @Test
  @DisplayName("a full queue takes no more, in each of the ways; room for one is room for one")
  void full() throws InterruptedException {
    SharedQueue<Long> queue = queue(3, 3);
    assertThat(queue.remainingCapacity()).isZero();
    assertThat(queue.offer(9L)).isFalse();
    assertThat(queue.offer(9L, 1, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(queue.offer(9L, -1, TimeUnit.SECONDS)).isFalse();
    assertThatThrownBy(() -> queue.add(9L))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is full: it holds 3 elements");
    assertHolds(queue, 0L, 1L, 2L);
    assertThat(queue.remove()).isZero();
    assertThat(queue.remainingCapacity()).isEqualTo(1);
    assertThat(queue.add(3L)).isTrue();
    assertThat(queue.offer(9L)).isFalse();
    assertHolds(queue, 1L, 2L, 3L);
  }

  @Test
  @DisplayName("peek and element show the first and leave it; a timed poll of nothing gives null")
  void looking() throws InterruptedException {
    SharedQueue<Long> queue = queue(3, 2);
    assertThat(queue.peek()).isZero();
    assertThat(queue.element()).isZero();
    assertThat(queue.poll(1, TimeUnit.DAYS)).isZero();
    assertThat(queue.poll(-1, TimeUnit.DAYS)).isEqualTo(1);
    assertThat(queue.poll(1, TimeUnit.MILLISECONDS)).isNull();
    assertThat(queue.poll(Long.MIN_VALUE, TimeUnit.DAYS)).isNull();
  }

  @Test
  @DisplayName("contains and remove find an element, also in the middle; the rest keeps its order")
  void removal() {
    SharedQueue<Long> queue = queue(5, 5);
    assertThat(queue.contains(2L)).isTrue();
    assertThat(queue.contains(7L)).isFalse();
    assertThat(queue.containsAll(List.<Object>of(2L, "2"))).isFalse();
    assertThat(queue.remove(2L)).isTrue();
    assertThat(queue.remove(2L)).isFalse();
    assertHolds(queue, 0L, 1L, 3L, 4L);
    assertThat(queue.poll()).isZero();
    assertThat(queue.offer(5L)).isTrue();
    assertHolds(queue, 1L, 3L, 4L, 5L);
    assertThat(queue.remove(1L)).isTrue();
    assertHolds(queue, 3L, 4L, 5L);
  }

  @Test
  @DisplayName("a removed place serves again when those before it are gone, at the latest")
  void removedPlacesServeAgain() {
    SharedQueue<Long> queue = queue(4, 4);
    for (int round = 0; round < 20; round++) {
      assertThat(queue.remove(2L)).isTrue();
      int room = queue.remainingCapacity();
      assertThat(room).isBetween(0, 1);
      assertThat(queue.offer(7L)).isEqualTo(room == 1);
      assertThat(queue.poll()).isZero();
      assertThat(queue.remainingCapacity()).isBetween(1, 2);
      assertThat(queue.poll()).isEqualTo(1);
      queue.clear();
      assertThat(queue.remainingCapacity()).isEqualTo(4);
      assertThat(queue.addAll(List.of(0L, 1L, 2L, 3L))).isTrue();
      assertThat(queue.offer(9L)).isFalse();
    }
  }

  @Test
  @DisplayName("bulk operations do what they do for every collection")
  void bulk() {
    SharedQueue<Long> queue = queue(6, 0);
    assertThat(queue.addAll(List.of(1L, 2L, 3L, 4L))).isTrue();
    assertThat(queue.addAll(List.of())).isFalse();
    assertThat(queue.containsAll(List.of(4L, 1L))).isTrue();
    assertThat(queue.containsAll(List.of(4L, 5L))).isFalse();
    assertThat(queue.removeAll(List.of(2L, 9L))).isTrue();
    assertThat(queue.retainAll(List.of(1L, 4L, 5L))).isTrue();
    assertThat(queue.removeIf(element -> element > 100)).isFalse();
    assertHolds(queue, 1L, 4L);
    assertThat(queue.stream().mapToLong(Long::longValue).sum()).isEqualTo(5);
    List<Long> seen = new ArrayList<>();
    queue.forEach(seen::add);
    assertThat(seen).containsExactly(1L, 4L);
    queue.clear();
    assertHolds(queue);
    SharedQueue<Long> same = secondHandle(queue);
    assertThatThrownBy(() -> queue.addAll(same)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> queue(2, 0).addAll(List.of(1L, 2L, 3L)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("drainTo moves elements in order, up to a number; not into the queue itself")
  void draining() {
    SharedQueue<Long> queue = queue(6, 5);
    List<Long> target = new ArrayList<>();
    assertThat(queue.drainTo(target, 2)).isEqualTo(2);
    assertThat(queue.drainTo(target, 0)).isZero();
    assertThat(queue.drainTo(target, -1)).isZero();
    assertThat(target).containsExactly(0L, 1L);
    assertThat(queue.drainTo(target)).isEqualTo(3);
    assertThat(queue.drainTo(target)).isZero();
    assertThat(target).containsExactly(0L, 1L, 2L, 3L, 4L);
    SharedQueue<Long> second = secondHandle(queue);
    assertThatThrownBy(() -> queue.drainTo(second)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("what a target of drainTo refuses stays in the queue")
  void drainingToWhatRefuses() {
    SharedQueue<Long> queue = queue(3, 3);
    List<Long> immutable = List.of();
    assertThatThrownBy(() -> queue.drainTo(immutable))
        .isInstanceOf(UnsupportedOperationException.class);
    assertHolds(queue, 0L, 1L, 2L);
    assertThat(queue.leased()).isZero();
  }

  @Test
  @DisplayName(
      "an iterator shows what was there, and removes exactly the element that it has shown")
  void iterators() {
    SharedQueue<Long> queue = queue(6, 3);
    queue.add(1L); // equal to one that is there
    Iterator<Long> iterator = queue.iterator();
    assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
    assertThat(iterator.next()).isZero();
    assertThat(queue.poll()).isZero();
    iterator.remove(); // is gone already
    assertThat(iterator.next()).isEqualTo(1);
    assertThat(iterator.next()).isEqualTo(2);
    assertThat(iterator.next()).isEqualTo(1);
    iterator.remove();
    assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    assertHolds(queue, 1L, 2L);
  }

  @Test
  @DisplayName("toArray fills an array that is large enough, and makes one of its type if not")
  void arrays() {
    SharedQueue<Long> queue = queue(3, 2);
    assertThat(queue.toArray(new Long[0]))
        .isExactlyInstanceOf(Long[].class)
        .containsExactly(0L, 1L);
    Number[] larger = {7, 7, 7, 7};
    assertThat(queue.toArray(larger)).isSameAs(larger).containsExactly(0L, 1L, null, 7);
    assertThat(queue.toArray(Object[]::new)).containsExactly(0L, 1L);
  }

  @Test
  @DisplayName("handles are equal, and mean one queue, with a name or without")
  void handles() {
    SharedQueue<Long> queue = space.queue("q", 3, Elements.longs());
    SharedQueue<Long> second = secondHandle(queue);
    queue.add(1L);
    assertThat(second.poll()).isEqualTo(1);
    second.add(2L);
    assertThat(space.queue("q", 3, Elements.longs()).poll()).isEqualTo(2);
    assertThat(second.equals(queue)).isTrue();
    assertThat(second.hashCode()).isEqualTo(queue.hashCode());
    assertThat(queue.equals(space.newQueue(3, Elements.longs()))).isFalse();
    SharedQueue<Long> nameless = space.newQueue(3, Elements.longs());
    assertThat(secondHandle(nameless).equals(nameless)).isTrue();
    assertThat(nameless.name()).isEmpty();
    assertThat(queue.name()).contains("q");
  }

  @Test
  @DisplayName("null is refused, and is said not to be there, as the JDK's own queues do")
  @SuppressWarnings("NullAway") // what null does
  void nulls() {
    SharedQueue<Long> queue = queue(3, 1);
    List<Long> withNull = new ArrayList<>();
    withNull.add(null);
    assertThat(queue.contains(null)).isFalse();
    assertThat(queue.remove((Object) null)).isFalse();
    assertThat(queue.containsAll(withNull)).isFalse();
    assertThat(queue.removeAll(withNull)).isFalse();
    assertThatNullPointerException().isThrownBy(() -> queue.addAll(withNull));
    assertHolds(queue, 0L);
  }

  @Test
  @DisplayName("a capacity that is not allowed is refused, with what is")
  void capacities() {
    for (int bad : new int[] {0, -1, (1 << 30) + 1}) {
      assertThatThrownBy(() -> space.newQueue(bad, Elements.longs()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "A queue cannot have a capacity of %,d; allowed are 1 to 1,073,741,824.", bad);
    }
  }
}
