package dev.dure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("HeapSpace")
class HeapSpaceTest {

  record Account(long balance) {}

  @Test
  @DisplayName("is called heap-1, heap-2 … unless a name was given")
  void names() {
    try (HeapSpace first = HeapSpace.create();
        HeapSpace second = HeapSpace.create();
        HeapSpace orders = HeapSpace.create("orders")) {
      assertThat(first.name()).matches("heap-\\d+");
      assertThat(second.name()).matches("heap-\\d+").isNotEqualTo(first.name());
      assertThat(orders.name()).isEqualTo("orders");
      assertThat(orders).hasToString("heap space \"orders\"");
    }
    assertThatThrownBy(() -> HeapSpace.create("a\nb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+000A at 1");
    assertThatThrownBy(() -> HeapSpace.create("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("has no capabilities")
  void capabilities() {
    try (HeapSpace space = HeapSpace.create()) {
      assertThat(space.capabilities()).isEmpty();
      assertThat(space.supports(Capability.PROCESSES)).isFalse();
    }
  }

  @Test
  @DisplayName("is independent of others with the same name")
  void sameName() {
    try (HeapSpace one = HeapSpace.create("orders");
        HeapSpace other = HeapSpace.create("orders")) {
      one.longValue("x", 1);
      assertThat(other.longValue("x").get()).isZero();
    }
  }

  @Test
  @DisplayName("says when it is closed, in words")
  void closed() {
    HeapSpace space = HeapSpace.create("orders");
    SharedLong x = space.longValue("x");
    space.close();
    assertThatThrownBy(x::get)
        .isInstanceOf(SpaceClosedException.class)
        .hasMessage(
            "heap space \"orders\" is closed. Use its objects only before close(), or attach to the"
                + " space again.");
  }

  @Test
  @DisplayName("says that the JVM's heap is too small, not that the space is")
  void full() {
    try (HeapSpace space = HeapSpace.create("orders")) {
      assertThatThrownBy(() -> space.newLongArray(Integer.MAX_VALUE))
          .isInstanceOfSatisfying(
              SpaceFullException.class,
              e -> {
                assertThat(e.requested()).isEqualTo(8L * Integer.MAX_VALUE);
                assertThat(e.size()).isEqualTo(Runtime.getRuntime().maxMemory());
              })
          .hasMessageMatching(
              "heap space \"orders\" is full: long\\[2147483647] needs 17,179,869,176 bytes,"
                  + " [0-9,]+ of [0-9,]+ are left\\. Give the JVM a larger heap with -Xmx\\.");
    }
  }

  /** Defines the class a second time. */
  private static final class OtherLoader extends ClassLoader {
    Class<?> define(Class<?> type) throws IOException {
      String file = type.getName().replace('.', '/') + ".class";
      try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
        assertThat(in).isNotNull();
        byte[] bytes = in.readAllBytes();
        return defineClass(type.getName(), bytes, 0, bytes.length);
      }
    }
  }

  @Test
  @DisplayName("refuses a guarded record whose class comes from another class loader")
  void otherLoader() throws IOException, ReflectiveOperationException {
    Constructor<?> constructor =
        new OtherLoader().define(Account.class).getDeclaredConstructor(long.class);
    constructor.setAccessible(true);
    Record other = (Record) constructor.newInstance(1L);
    try (HeapSpace space = HeapSpace.create("orders")) {
      space.guarded("account", new Account(1));
      assertThatThrownBy(() -> space.guarded("account", other))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("OtherLoader");
    }
  }

  @Test
  @DisplayName("describes each object by kind, name and space")
  void descriptions() {
    try (HeapSpace space = HeapSpace.create("orders")) {
      assertThat(space.floatValue("x")).hasToString("float \"x\" in heap space \"orders\"");
      assertThat(space.newDoubleArray(3).range(1, 2))
          .hasToString("elements 1 to 2 of double[3] without a name in heap space \"orders\"");
      assertThat(space.lock("jobs").condition("done"))
          .hasToString("condition \"done\" of lock \"jobs\" in heap space \"orders\"");
      assertThat(space.newLock().newCondition())
          .hasToString("condition without a name of lock without a name in heap space \"orders\"");
    }
  }
}
