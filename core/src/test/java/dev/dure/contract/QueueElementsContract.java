package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.ElementRefusedException;
import dev.dure.Elements;
import dev.dure.MaxBytes;
import dev.dure.ShapeMismatchException;
import dev.dure.SharedLong;
import dev.dure.SharedQueue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What elements a queue takes in every space, and what it refuses. */
public abstract class QueueElementsContract extends SpaceContract {

  private enum Color {
    RED,
    GREEN
  }

  private record Order(long number, Color color, @MaxBytes(8) String name) {}

  private record Unfit(Object any) {}

  private static class Base implements Serializable {
    private static final long serialVersionUID = 1L;
    final int id;

    Base(int id) {
      this.id = id;
    }
  }

  private static final class Job extends Base {
    private static final long serialVersionUID = 1L;
    final ArrayList<Object> parts = new ArrayList<>();

    Job(int id, Object... parts) {
      super(id);
      this.parts.addAll(List.of(parts));
    }
  }

  private static final class NotSerializable {}

  private static final class Unlisted implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private static Elements.Serialized<Job> jobs(int maxBytes) {
    return Elements.objects(Job.class, maxBytes, ArrayList.class, Color.class, int[].class);
  }

  @Test
  @DisplayName("numbers come out with every bit")
  void numbers() {
    SharedQueue<Long> longs = space.newQueue(4, Elements.longs());
    assertThat(longs.addAll(List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE))).isTrue();
    assertThat(longs.toArray()).containsExactly(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE);
    SharedQueue<Integer> ints = space.newQueue(3, Elements.ints());
    assertThat(ints.addAll(List.of(Integer.MIN_VALUE, -1, Integer.MAX_VALUE))).isTrue();
    assertThat(ints.toArray()).containsExactly(Integer.MIN_VALUE, -1, Integer.MAX_VALUE);
    SharedQueue<Double> doubles = space.newQueue(3, Elements.doubles());
    double nan = Double.longBitsToDouble(0x7ff8000000000123L);
    assertThat(doubles.addAll(List.of(-0.0, nan, Double.MIN_VALUE))).isTrue();
    assertThat(doubles.poll()).isEqualTo(-0.0);
    assertThat(Double.doubleToRawLongBits(doubles.remove())).isEqualTo(0x7ff8000000000123L);
    assertThat(doubles.poll()).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  @DisplayName("an element of another type is refused before anything is claimed")
  @SuppressWarnings({"unchecked", "rawtypes"}) // what a program with unchecked casts does
  void otherTypes() {
    for (Elements<?> elements :
        List.of(Elements.ints(), Elements.bytes(9), Elements.records(Order.class), jobs(99))) {
      SharedQueue queue = space.newQueue(1, elements);
      assertThatThrownBy(() -> queue.offer("text")).isInstanceOf(ClassCastException.class);
      assertThat(queue.remainingCapacity()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("bytes of every length are copied in and out, and compared by contents")
  void bytes() throws InterruptedException {
    SharedQueue<byte[]> queue = space.newQueue(2, Elements.bytes(300));
    for (int length : new int[] {0, 1, 3, 4, 5, 299, 300}) {
      byte[] given = new byte[length];
      for (int i = 0; i < length; i++) {
        given[i] = (byte) (i + 1);
      }
      byte[] copy = given.clone();
      queue.put(given);
      if (length > 0) {
        given[0] = 99;
        byte[] seen = queue.element();
        seen[0] = 77;
      }
      assertThat(queue.contains(copy)).isTrue();
      assertThat(queue.contains(new byte[] {1, 2})).isFalse();
      assertThat(queue.take()).isEqualTo(copy);
    }
    queue.add(new byte[] {5});
    assertThat(queue.remove(new byte[] {5})).isTrue();
    assertThat(queue).isEmpty();
    SharedQueue<byte[]> nothing = space.newQueue(1, Elements.bytes(0));
    nothing.add(new byte[0]);
    assertThat(nothing.remove()).isEmpty();
  }

  @Test
  @DisplayName("strings come out as they went in; one that UTF-8 cannot express is refused")
  void strings() {
    SharedQueue<String> queue = space.queue("texts", 4, Elements.strings(9));
    assertThat(queue.addAll(List.of("", "ascii", "두레", "\uFFFD"))).isTrue();
    assertThat(queue.contains("두레")).isTrue();
    assertThat(secondHandle(queue).toArray()).containsExactly("", "ascii", "두레", "\uFFFD");
    queue.clear();
    assertThatThrownBy(() -> queue.add("두레두레"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The element has 12 bytes; at most 9 were declared. ");
    assertThatThrownBy(() -> queue.add("a\uD800"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The string \"a?\" has the lone surrogate U+D800 at 1, which UTF-8 cannot express.");
    assertThat(queue).isEmpty();
  }

  @Test
  @DisplayName("an element that is too large is refused with both sizes, and nothing is put in")
  void tooLarge() {
    SharedQueue<byte[]> bytes = space.newQueue(1, Elements.bytes(16));
    assertThatThrownBy(() -> bytes.put(new byte[17]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The element has 17 bytes; at most 16 were declared. ");
    assertThat(bytes).isEmpty();
    SharedQueue<Order> orders = space.newQueue(1, Elements.records(Order.class));
    assertThatThrownBy(() -> orders.offer(new Order(1, Color.RED, "nine chars")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 10 bytes of UTF-8; its @MaxBytes allows 8");
    assertThat(orders).isEmpty();
    SharedQueue<Job> objects = space.newQueue(1, jobs(200));
    assertThatThrownBy(() -> objects.add(new Job(1, "x".repeat(1000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("The element has 1,\\d{3} bytes; at most 200 were declared\\. .*");
    assertThat(objects).isEmpty();
    assertThat(objects.remainingCapacity()).isEqualTo(1);
  }

  @Test
  @DisplayName("records come out as they went in; one that cannot be shared is refused at creation")
  void records() {
    SharedQueue<Order> queue = space.queue("orders", 3, Elements.records(Order.class));
    Order first = new Order(1, Color.GREEN, "두레");
    assertThat(queue.addAll(List.of(first, new Order(2, Color.RED, "")))).isTrue();
    assertThat(queue.contains(new Order(2, Color.RED, ""))).isTrue();
    assertThat(secondHandle(queue).poll()).isEqualTo(first);
    assertThatThrownBy(() -> space.newQueue(1, Elements.records(Unfit.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Component \"any\"");
  }

  @Test
  @DisplayName("objects are copied, with all that the list allows")
  void objects() {
    SharedQueue<Job> queue = space.queue("jobs", 2, jobs(1000));
    Job job = new Job(7, "text", 1.5, Color.GREEN, new int[] {1, 2});
    queue.add(job);
    job.parts.clear();
    Job out = secondHandle(queue).remove();
    assertThat(out.id).isEqualTo(7);
    assertThat(out.parts).hasSize(4).startsWith("text", 1.5, Color.GREEN);
    assertThat(out.parts.get(3)).isEqualTo(new int[] {1, 2});
  }

  @Test
  @DisplayName("what is not on the list, or not serializable, is refused when it is put in")
  void notOnTheList() {
    SharedQueue<Job> queue = space.newQueue(2, jobs(1000));
    for (Object part :
        List.of(new Unlisted(), new HashMap<>(Map.of("a", 1)), new Unlisted[0], Unlisted.class)) {
      assertThatThrownBy(() -> queue.add(new Job(1, part)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not on the list")
          .hasMessageContaining("java.util.ArrayList");
    }
    assertThatThrownBy(() -> queue.add(new Job(1, new NotSerializable())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NotSerializable.class.getName());
    assertThat(queue).isEmpty();
  }

  @Test
  @DisplayName("objects that are too deep or arrays that are too long are refused as they come out")
  void limits() {
    Elements.Serialized<Job> wide = jobs(2000);
    SharedQueue<Job> queue = space.newQueue(4, wide.withLimits(6, 16));
    ArrayList<Object> deep = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ArrayList<Object> outer = new ArrayList<>();
      outer.add(deep);
      deep = outer;
    }
    queue.add(new Job(1, deep));
    queue.add(new Job(2, new int[17]));
    queue.add(new Job(3, new int[16]));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(queue::peek).isInstanceOf(ElementRefusedException.class);
      assertThatThrownBy(queue::poll)
          .isInstanceOf(ElementRefusedException.class)
          .hasMessageContaining("nested up to 6 deep, arrays up to a length of 16");
    }
    assertThat(queue.remove().id).isEqualTo(3);
    queue.add(new Job(4, new int[17]));
    assertThatThrownBy(queue::pollLease).isInstanceOf(ElementRefusedException.class);
    assertThat(queue.leased()).isZero();
    assertThat(queue.remainingCapacity()).isEqualTo(4);
  }

  @Test
  @DisplayName("handles of shared objects travel in elements, if their interface is on the list")
  void handlesInElements() {
    SharedLong hits = space.newLong(5);
    SharedQueue<SharedLong> queue = space.newQueue(1, Elements.objects(SharedLong.class, 2000));
    queue.add(hits);
    SharedLong out = queue.remove();
    assertThat(out.increment()).isEqualTo(6);
    assertThat(hits.get()).isEqualTo(6);
    SharedQueue<Job> jobs = space.newQueue(1, jobs(2000));
    assertThatThrownBy(() -> jobs.add(new Job(1, hits)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("the kind and size of the elements are part of the shape")
  void shapes() {
    space.queue("q", 4, Elements.bytes(16));
    for (Elements<?> other :
        List.of(Elements.bytes(17), Elements.longs(), Elements.objects(byte[].class, 16))) {
      assertThatThrownBy(() -> space.queue("q", 4, other))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("queue (capacity 4, byte[] of at most 16)");
    }
    assertThatThrownBy(() -> space.queue("q", 5, Elements.bytes(16)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("queue (capacity 5, byte[] of at most 16)");
  }

  @Test
  @DisplayName("sizes that are not allowed are refused")
  void sizes() {
    assertThatThrownBy(() -> Elements.bytes(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Elements.bytes(Elements.MAX_BYTES + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An element cannot have 268,435,457 bytes at most; allowed are 0 to 268,435,456.");
    assertThatThrownBy(() -> jobs(0)).isInstanceOf(IllegalArgumentException.class);
    Elements.Serialized<Job> jobs = jobs(9);
    assertThatThrownBy(() -> jobs.withLimits(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
