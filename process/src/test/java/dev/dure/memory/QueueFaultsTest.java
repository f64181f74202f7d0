package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.ElementRefusedException;
import dev.dure.Elements;
import dev.dure.ShapeMismatchException;
import dev.dure.SharedQueue;
import dev.dure.contract.Threads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a process finds in a queue that another one has overwritten, by mistake or on purpose. */
@ExtendWith(NoLeak.class)
@DisplayName("A queue that was overwritten")
class QueueFaultsTest {

  private static final AtomicInteger MADE = new AtomicInteger();

  /** Shows whether it was made. */
  private static final class Evil implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object readResolve() {
      MADE.incrementAndGet();
      return this;
    }
  }

  private MemorySpace space;

  @BeforeEach
  void begin() {
    space = MemorySpace.create();
  }

  @AfterEach
  void end() {
    space.close();
  }

  private Memory memory() {
    return space.attachment().memory();
  }

  /** Where the queue that was made last stands. */
  private long body() {
    List<Directory.Entry> entries = space.attachment().directory().entries();
    return entries.get(entries.size() - 1).body();
  }

  private static void assertDamaged(Runnable operation, String part) {
    assertThatThrownBy(operation::run)
        .isInstanceOf(SegmentDamagedException.class)
        .hasMessageContaining(part)
        .hasMessageContaining("Somebody overwrote it.");
  }

  @Test
  @DisplayName("positions that lead out of the queue are refused, and never followed")
  void positions() {
    SharedQueue<Long> queue = space.newQueue(4, Elements.longs());
    memory().setLong(body() + QueueLayout.TAIL, 4);
    assertDamaged(() -> queue.offer(1L), "a position 0000000000000004");
    memory().setLong(body() + QueueLayout.HEAD, Long.MAX_VALUE);
    assertDamaged(queue::poll, "a position 7fffffffffffffff");
    assertDamaged(() -> queue.forEach(element -> {}), "a position 7fffffffffffffff");
  }

  @Test
  @DisplayName("words that nobody writes are refused")
  void words() {
    SharedQueue<Long> queue = space.newQueue(4, Elements.longs());
    for (long word : new long[] {0, 7L << 28, QueueLayout.ONE_LAP * -3 | QueueLayout.FREE}) {
      memory().setLong(body() + QueueLayout.PLACES, word);
      assertDamaged(() -> queue.offer(1L), "a word");
      assertDamaged(queue::poll, "a word");
    }
  }

  @Test
  @DisplayName("words that lead round in a circle end with an exception, and not never")
  void circle() {
    SharedQueue<Long> queue = space.newQueue(3, Elements.longs());
    long third = (1L << 33) / 3 * QueueLayout.ONE_LAP;
    for (long state : new long[] {QueueLayout.READY, QueueLayout.CLAIMED, QueueLayout.FREE}) {
      for (int place = 0; place < 3; place++) {
        memory().setLong(placeAt(place), (place + 1) * third | state);
      }
      for (Runnable operation :
          List.<Runnable>of(
              () -> queue.offer(1L),
              queue::poll,
              () -> queue.forEach(element -> {}),
              queue::remainingCapacity)) {
        assertEndsOrIsTold(operation);
      }
    }
  }

  private long placeAt(int index) {
    return body() + QueueLayout.PLACES + (long) index * QueueLayout.LEAST_PLACE_BYTES;
  }

  private static void assertEndsOrIsTold(Runnable operation) {
    Threads.runAndDie(
        Threads.Kind.PLATFORM,
        () -> {
          try {
            operation.run();
          } catch (SegmentDamagedException e) {
            assertThat(e).hasMessageContaining("Somebody overwrote it.");
          }
        });
  }

  @Test
  @DisplayName("a claim that cannot be, since the ring has gone on, is refused")
  void contradiction() {
    SharedQueue<Long> queue = space.newQueue(3, Elements.longs());
    memory().setLong(placeAt(0), QueueLayout.CLAIMED | space.attachment().owner());
    memory().setLong(placeAt(1), 5 * QueueLayout.ONE_LAP | QueueLayout.FREE);
    memory().setLong(placeAt(2), 5 * QueueLayout.ONE_LAP | QueueLayout.FREE);
    assertDamaged(queue::poll, "words that contradict each other");
  }

  @Test
  @DisplayName("an element that came back and has an owner is refused, by all who look for it")
  void cameBack() {
    SharedQueue<Long> queue = space.newQueue(3, Elements.longs());
    memory().setLong(placeAt(0), QueueLayout.ONE_LAP | QueueLayout.CAME_BACK | 1);
    memory().setLong(body() + QueueLayout.RETURNED, 1);
    assertDamaged(queue::poll, "a word");
    assertDamaged(queue::peek, "a word");
  }

  @Test
  @DisplayName("who waits for a place whose owner does not exist is told so")
  void owner() {
    SharedQueue<Long> queue = space.newQueue(1, Elements.longs());
    for (int owner :
        new int[] {0, Layout.owner(9, 1), Layout.owner(space.attachment().slot(), 7)}) {
      memory().setLong(placeAt(0), QueueLayout.CLAIMED | owner);
      assertThatThrownBy(() -> queue.put(1L))
          .isInstanceOf(SegmentDamagedException.class)
          .hasMessageContaining("whose owner does not exist");
    }
  }

  @Test
  @DisplayName("who waits in a queue whose sizes were overwritten is told so")
  void sizes() {
    SharedQueue<Long> queue = space.newQueue(3, Elements.longs());
    memory().setInt(body() + QueueLayout.PLACE_BYTES, 32);
    assertThatThrownBy(queue::take)
        .isInstanceOf(SegmentDamagedException.class)
        .hasMessageContaining("says that its places have 32 bytes");
  }

  @Test
  @DisplayName("a length that leads out of its place is refused, and its element is gone")
  void lengths() {
    for (int max : new int[] {100, 1000}) {
      SharedQueue<byte[]> queue = space.newQueue(4, Elements.bytes(max));
      int placeBytes = memory().getInt(body() + QueueLayout.PLACE_BYTES);
      for (int bad : new int[] {-1, max + 1}) {
        queue.add(new byte[1]);
        queue.add(new byte[] {2});
        for (int i = 0; i < 4; i++) {
          long at = body() + QueueLayout.PLACES + (long) i * placeBytes;
          if (memory().getByte(at + QueueLayout.PLACE_ELEMENT + Integer.BYTES) == 0) {
            memory().setInt(at + QueueLayout.PLACE_ELEMENT, bad);
          }
        }
        assertDamaged(queue::poll, "without a sound length");
        assertThat(queue.poll()).isEqualTo(new byte[] {2});
        assertThat(queue).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("an object that is not on the list is not made, and does not stop the queue")
  void hostileObject() throws IOException {
    SharedQueue<Object> queue =
        space.newQueue(4, Elements.objects(Object.class, 500, ArrayList.class));
    queue.add(new ArrayList<>(List.of("first")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>(List.of(new Evil())));
    }
    long at = body() + QueueLayout.PLACES;
    memory().setInt(at + QueueLayout.PLACE_ELEMENT, bytes.size());
    memory()
        .write(
            at + QueueLayout.PLACE_ELEMENT + Integer.BYTES, bytes.toByteArray(), 0, bytes.size());
    queue.add(new ArrayList<>(List.of("second")));
    assertThatThrownBy(queue::peek).isInstanceOf(ElementRefusedException.class);
    assertThatThrownBy(queue::poll)
        .isInstanceOf(ElementRefusedException.class)
        .hasMessageContaining(Evil.class.getName())
        .hasMessageContaining("not on the list");
    assertThat(MADE.get()).isZero();
    assertThat(queue.poll()).isEqualTo(List.of("second"));
  }

  @Test
  @DisplayName("the allow-list of a handle is its own, not that of who made the queue")
  void ownList() {
    SharedQueue<Object> made =
        space.queue("q", 4, Elements.objects(Object.class, 500, ArrayList.class));
    SharedQueue<Object> strict = space.queue("q", 4, Elements.objects(Object.class, 500));
    made.add(new ArrayList<>());
    assertThatThrownBy(strict::poll).isInstanceOf(ElementRefusedException.class);
    made.add("text");
    assertThat(strict.poll()).isEqualTo("text");
    assertThatThrownBy(() -> space.queue("q", 4, Elements.objects(Object.class, 501)))
        .isInstanceOf(ShapeMismatchException.class);
  }

  @Test
  @DisplayName("places that are larger than the queue are refused by recovery")
  void placeSize() {
    SharedQueue<Long> queue = space.newQueue(4, Elements.longs());
    for (int bad : new int[] {0, -16, 12, 1 << 30}) {
      memory().setInt(body() + QueueLayout.PLACE_BYTES, bad);
      List<Directory.Entry> entries = space.attachment().directory().entries();
      Directory.Entry entry = entries.get(entries.size() - 1);
      assertDamaged(() -> new QueueRecord(memory(), entry), "says that its places have");
    }
    memory().setInt(body() + QueueLayout.PLACE_BYTES, QueueLayout.LEAST_PLACE_BYTES);
    assertThat(queue.offer(1L)).isTrue();
  }
}
