package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Capability;
import dev.dure.Elements;
import dev.dure.OwnerDeath;
import dev.dure.ShapeMismatchException;
import dev.dure.SharedLock;
import dev.dure.SharedObject;
import dev.dure.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every space must keep of names and shapes. */
public abstract class SpaceNamingContract extends SpaceContract {

  private record Pair(int left, int right) {}

  /** Each kind of object as messages call its shape, and how it is made. */
  private static Map<String, Function<String, SharedObject>> kinds(Space in) {
    Map<String, Function<String, SharedObject>> kinds = new LinkedHashMap<>();
    kinds.put("int", in::intValue);
    kinds.put("long", in::longValue);
    kinds.put("float", in::floatValue);
    kinds.put("double", in::doubleValue);
    kinds.put("boolean", in::booleanValue);
    kinds.put("byte[8]", name -> in.byteArray(name, 8));
    kinds.put("int[8]", name -> in.intArray(name, 8));
    kinds.put("long[8]", name -> in.longArray(name, 8));
    kinds.put("long[9]", name -> in.longArray(name, 9));
    kinds.put("float[8]", name -> in.floatArray(name, 8));
    kinds.put("double[8]", name -> in.doubleArray(name, 8));
    kinds.put("lock (OwnerDeath.ABANDON)", in::lock);
    kinds.put("lock (OwnerDeath.RELEASE)", name -> in.lock(name, OwnerDeath.RELEASE));
    kinds.put(
        "guarded (" + Pair.class.getName() + "(int left, int right), OwnerDeath.RELEASE)",
        name -> in.guarded(name, new Pair(1, 2)));
    kinds.put("event", in::event);
    kinds.put("latch (count 2)", name -> in.countDownLatch(name, 2));
    kinds.put("latch (count 3)", name -> in.countDownLatch(name, 3));
    kinds.put("read-write lock (OwnerDeath.ABANDON)", in::readWriteLock);
    kinds.put(
        "read-write lock (OwnerDeath.RELEASE)", name -> in.readWriteLock(name, OwnerDeath.RELEASE));
    kinds.put("barrier (parties 2)", name -> in.cyclicBarrier(name, 2));
    kinds.put("barrier (parties 3)", name -> in.cyclicBarrier(name, 3));
    kinds.put("semaphore (permits 2, OwnerDeath.RELEASE)", name -> in.semaphore(name, 2));
    kinds.put("semaphore (permits 3, OwnerDeath.RELEASE)", name -> in.semaphore(name, 3));
    kinds.put(
        "semaphore (permits 2, OwnerDeath.ABANDON)",
        name -> in.semaphore(name, 2, OwnerDeath.ABANDON));
    kinds.put(
        "semaphore (permits 2 bounded, OwnerDeath.RELEASE)", name -> in.boundedSemaphore(name, 2));
    kinds.put("queue (capacity 8, long)", name -> in.queue(name, 8, Elements.longs()));
    kinds.put("queue (capacity 9, long)", name -> in.queue(name, 9, Elements.longs()));
    kinds.put("queue (capacity 8, int)", name -> in.queue(name, 8, Elements.ints()));
    kinds.put(
        "queue (capacity 8, byte[] of at most 16)", name -> in.queue(name, 8, Elements.bytes(16)));
    kinds.put(
        "queue (capacity 8, " + Pair.class.getName() + "(int left, int right))",
        name -> in.queue(name, 8, Elements.records(Pair.class)));
    kinds.put(
        "queue (capacity 8, object of java.lang.String of at most 99)",
        name -> in.queue(name, 8, Elements.objects(String.class, 99)));
    return kinds;
  }

  @Test
  @DisplayName("a name that is there with one shape is refused for every other; both are named")
  void everyMismatch() {
    Map<String, Function<String, SharedObject>> kinds = kinds(space);
    int number = 0;
    for (String present : kinds.keySet()) {
      String name = "object-" + number++;
      SharedObject there = kinds.get(present).apply(name);
      kinds.forEach(
          (asked, make) -> {
            if (asked.equals(present)) {
              assertThat(make.apply(name)).isEqualTo(there);
              return;
            }
            assertThatThrownBy(() -> make.apply(name))
                .isInstanceOfSatisfying(
                    ShapeMismatchException.class,
                    e -> {
                      assertThat(e.asked()).isEqualTo(asked);
                      assertThat(e.present()).isEqualTo(present);
                    })
                .hasMessageStartingWith("\"" + name + "\" in ")
                .hasMessageContaining(space.name())
                .hasMessageEndingWith(
                    " is "
                        + present
                        + ", and was asked for as "
                        + asked
                        + ". Ask for the shape that is there, or choose another name.");
          });
    }
  }

  @Test
  @DisplayName("a handle that went through a stream is equal to what it was, for every kind")
  void serializedHandlesAreEqual() {
    kinds(space)
        .forEach(
            (kind, make) -> {
              SharedObject handle = make.apply(kind);
              assertThat(serialized(handle)).isEqualTo(handle).hasSameHashCodeAs(handle);
              assertThat(serialized(handle).name()).contains(kind);
            });
  }

  @Test
  @DisplayName("a name that is too long or empty is refused, with its size and what is allowed")
  void nameSizes() {
    String longest = "x".repeat(Space.MAX_NAME_BYTES);
    String wide = "두".repeat(Space.MAX_NAME_BYTES / 3);
    for (Function<String, SharedObject> make : kinds(space).values()) {
      assertThatThrownBy(() -> make.apply(""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The name \"\" has 0 bytes of UTF-8; allowed are 1 to 128.");
      assertThatThrownBy(() -> make.apply(longest + "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "The name \"" + "x".repeat(40) + "…\" has 129 bytes of UTF-8; allowed are 1 to 128.");
      assertThatThrownBy(() -> make.apply(wide + "두"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("has 129 bytes");
    }
    space.longValue(longest).set(1);
    space.longValue(wide).set(2);
    assertThat(space.longValue(longest).get()).isEqualTo(1);
    assertThat(space.longValue(wide).get()).isEqualTo(2);
  }

  @Test
  @DisplayName("a name with control characters or lone surrogates is refused, with what and where")
  void nameCharacters() {
    for (Function<String, SharedObject> make : kinds(space).values()) {
      assertThatThrownBy(() -> make.apply("a\nb"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "The name \"a?b\" has U+000A at 1; control characters and lone surrogates are not"
                  + " allowed.");
      for (String bad : List.of("\0", "x\u007f", "x\u0085", "x\uD800", "\uDC00x", "\uDC00\uD800")) {
        assertThatThrownBy(() -> make.apply(bad)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  @DisplayName("a name may have any other character; names that differ are different objects")
  void allowedNames() {
    List<String> names =
        List.of(" ", "/", "../x", "a.b", "A.b", "%s", "두레", "\uD83D\uDE00", "é", "e\u0301", "\\");
    for (int i = 0; i < names.size(); i++) {
      space.intValue(names.get(i), i);
    }
    for (int i = 0; i < names.size(); i++) {
      assertThat(space.intValue(names.get(i)).get()).isEqualTo(i);
      assertThat(space.intValue(names.get(i)).name()).contains(names.get(i));
    }
  }

  @Test
  @DisplayName("names of conditions keep the same rules")
  void conditionNames() {
    SharedLock lock = space.lock("jobs");
    assertThatThrownBy(() -> lock.condition(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The name \"\" has 0 bytes of UTF-8; allowed are 1 to 128.");
    assertThatThrownBy(() -> lock.condition("\t")).isInstanceOf(IllegalArgumentException.class);
    assertThat(serialized(lock.condition("a"))).isEqualTo(lock.condition("a"));
  }

  @Test
  @DisplayName("a space has a name and capabilities that do not change")
  void spaceSaysWhatItIs() {
    assertThat(space.name()).isNotBlank();
    assertThat(space.isClosed()).isFalse();
    for (Capability capability : Capability.values()) {
      assertThat(space.supports(capability)).isEqualTo(space.capabilities().contains(capability));
    }
    assertThatCode(() -> space.capabilities().add(Capability.MACHINES))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @DisplayName("every object's text names it and its space")
  void texts() {
    kinds(space)
        .forEach(
            (kind, make) ->
                assertThat(make.apply(kind).toString())
                    .contains("\"" + kind + "\"")
                    .contains(space.name()));
  }
}
