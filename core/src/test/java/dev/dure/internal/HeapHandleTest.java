package dev.dure.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.HeapSpace;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.contract.SpaceContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A handle of a heap space in a stream")
class HeapHandleTest {

  private final HeapSpace space = HeapSpace.create("orders");

  @AfterEach
  void close() {
    space.close();
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  @SuppressWarnings("BanSerializableRead") // what this test has written
  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  private HeapHandle handle(Object object) {
    return ((HeapObject) object).toHandle();
  }

  private static void assertRefused(Object object, String... messages) {
    assertThatThrownBy(() -> read(written(object)))
        .isInstanceOf(InvalidObjectException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(messages));
  }

  @Test
  @DisplayName("comes back as the same object, a range as an equal one")
  void comesBack() throws IOException, ClassNotFoundException {
    SharedLongArray array = space.newLongArray(5);
    assertThat(read(written(array))).isSameAs(array);
    assertThat(read(written(array.range(1, 4)))).isEqualTo(array.range(1, 4)).isNotEqualTo(array);
    SharedLong nameless = space.newLong(1);
    assertThat(read(written(nameless))).isSameAs(nameless);
  }

  @Test
  @DisplayName("is refused in another JVM, with the process and what to use instead")
  void otherJvm() {
    HeapHandle here = handle(space.newLong(1));
    HeapHandle elsewhere =
        new HeapHandle(UUID.randomUUID(), 4711, here.heap(), "orders", here.object(), 0, -1);
    assertRefused(
        elsewhere,
        "heap space \"orders\"",
        "lives in the heap of process 4711; this is process " + ProcessHandle.current().pid(),
        "keep the object in a MemorySpace");
  }

  @Test
  @DisplayName("is refused after its space was closed, or is gone")
  void closedSpace() throws IOException {
    byte[] bytes = written(space.longValue("x"));
    space.close();
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessage(
            "The handle is of an object in heap space \"orders\", which is closed. Deserialize"
                + " before close().");
  }

  @Test
  @DisplayName("is refused if it was tampered with")
  void tampered() {
    HeapHandle good = handle(space.newLongArray(5));
    assertRefused(
        new HeapHandle(good.jvm(), good.pid(), good.heap(), "orders", 99, 0, -1),
        "has no object 99");
    assertRefused(good.range(0, 6), "has no range from 0 to 6");
    assertRefused(good.range(-1, 2), "has no range from -1 to 2");
    assertRefused(handle(space.newLong(1)).range(0, 1), "is no array and has no ranges");
  }

  @Test
  @DisplayName("cannot be forged by a stream that claims to hold the object itself")
  void objectItself() throws IOException {
    byte[] stream = written(space.newLong(1));
    // The same length, so that only the name of the class changes.
    byte[] forged =
        new String(stream, java.nio.charset.StandardCharsets.ISO_8859_1)
            .replace("dev.dure.internal.HeapHandle", "dev.dure.internal.HeapObject")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(forged).isNotEqualTo(stream);
    assertThatThrownBy(() -> read(forged)).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("keeps a nameless object findable although nobody else holds it")
  void keepsNameless() throws IOException, ClassNotFoundException {
    byte[] bytes = written(space.newLong(42));
    System.gc();
    assertThat(((SharedLong) read(bytes)).get()).isEqualTo(42);
  }

  @Test
  @DisplayName("keeps which space it was: an object with the same name elsewhere is another")
  void keepsSpace() {
    try (HeapSpace other = HeapSpace.create("orders")) {
      SharedLong here = space.longValue("x", 1);
      SharedLong there = other.longValue("x", 2);
      assertThat(SpaceContract.serialized(here).get()).isEqualTo(1);
      assertThat(SpaceContract.serialized(there).get()).isEqualTo(2);
    }
  }
}
