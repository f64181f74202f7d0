package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Elements;
import dev.dure.ShapeMismatchException;
import dev.dure.SharedMap;
import dev.dure.SpaceFullException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link SharedMap} must keep in every space, as a {@code ConcurrentMap} of one thread. */
public abstract class MapContract extends SpaceContract {

  private SharedMap<String, Long> map(int capacity) {
    return space.newMap(capacity, Elements.strings(16), Elements.longs());
  }

  private SharedMap<String, Long> abc() {
    SharedMap<String, Long> map = map(8);
    map.putAll(Map.of("a", 1L, "b", 2L, "c", 3L));
    return map;
  }

  private static void assertHolds(SharedMap<String, Long> map, Map<String, Long> expected) {
    assertThat(new HashMap<>(map)).isEqualTo(expected);
    assertThat(map.size()).isEqualTo(expected.size());
    assertThat(map.isEmpty()).isEqualTo(expected.isEmpty());
    expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
  }

  @Test
  @DisplayName("a new map is empty, and knows its capacity, keys and values")
  void empty() {
    SharedMap<String, Long> map = space.map("m", 3, Elements.strings(16), Elements.longs());
    assertHolds(map, Map.of());
    assertThat(map.capacity()).isEqualTo(3);
    assertThat(map.keyElements()).isEqualTo(Elements.strings(16));
    assertThat(map.valueElements()).isEqualTo(Elements.longs());
    assertThat(map.get("a")).isNull();
    assertThat(map.containsKey("a")).isFalse();
    assertThat(map.remove("a")).isNull();
    assertThat(map.getOrDefault("a", 7L)).isEqualTo(7);
    assertThat(map.entrySet().iterator().hasNext()).isFalse();
  }

  @Test
  @DisplayName("put gives what was there; get, containsKey and containsValue see what is")
  @SuppressWarnings("CollectionIncompatibleType") // a value of another type is none of this map
  void putAndGet() {
    SharedMap<String, Long> map = map(4);
    assertThat(map.put("a", 1L)).isNull();
    assertThat(map.put("b", 2L)).isNull();
    assertThat(map.put("a", 3L)).isEqualTo(1);
    assertHolds(map, Map.of("a", 3L, "b", 2L));
    assertThat(map.containsKey("a")).isTrue();
    assertThat(map.containsValue(3L)).isTrue();
    assertThat(map.containsValue(1L)).isFalse();
    assertThat(map.containsValue("3")).isFalse();
    assertThat(map.remove("a")).isEqualTo(3);
    assertThat(map.remove("a")).isNull();
    assertHolds(map, Map.of("b", 2L));
  }

  @Test
  @DisplayName("what no key can be is not there: another type, too large")
  void foreignKeys() {
    SharedMap<String, Long> map = abc();
    for (Object foreign : List.of(1L, "x".repeat(17), new byte[1], "\uD800")) {
      assertThat(map.get(foreign)).isNull();
      assertThat(map.containsKey(foreign)).isFalse();
      assertThat(map.remove(foreign)).isNull();
      assertThat(map.remove(foreign, 1L)).isFalse();
      assertThat(map.keySet().contains(foreign)).isFalse();
    }
    assertThatThrownBy(() -> map.put("x".repeat(17), 1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The element has 17 bytes; at most 16 were declared.");
    assertHolds(map, Map.of("a", 1L, "b", 2L, "c", 3L));
  }

  @Test
  @DisplayName("the conditional methods change exactly what they are asked to")
  void conditional() {
    SharedMap<String, Long> map = abc();
    assertThat(map.putIfAbsent("a", 9L)).isEqualTo(1);
    assertThat(map.putIfAbsent("d", 4L)).isNull();
    assertThat(map.replace("a", 10L)).isEqualTo(1);
    assertThat(map.replace("x", 10L)).isNull();
    assertThat(map.replace("b", 9L, 20L)).isFalse();
    assertThat(map.replace("b", 2L, 20L)).isTrue();
    assertThat(map.replace("x", 2L, 20L)).isFalse();
    assertThat(map.remove("c", 9L)).isFalse();
    assertThat(map.remove("c", "3")).isFalse();
    assertThat(map.remove("c", 3L)).isTrue();
    assertThat(map.remove("c", 3L)).isFalse();
    assertHolds(map, Map.of("a", 10L, "b", 20L, "d", 4L));
  }

  @Test
  @DisplayName("compute, computeIfAbsent, computeIfPresent and merge do what Map says")
  void functions() {
    SharedMap<String, Long> map = abc();
    assertThat(map.compute("a", (key, was) -> key.equals("a") && was == 1 ? 11L : 0L))
        .isEqualTo(11);
    assertThat(map.compute("d", (key, was) -> was == null ? 4L : 0L)).isEqualTo(4);
    assertThat(map.compute("d", (key, was) -> null)).isNull();
    assertThat(map.compute("e", (key, was) -> null)).isNull();
    assertThat(map.computeIfAbsent("a", key -> fail())).isEqualTo(11);
    assertThat(map.computeIfAbsent("f", key -> 6L)).isEqualTo(6);
    assertThat(map.computeIfAbsent("g", key -> null)).isNull();
    assertThat(map.computeIfPresent("b", (key, was) -> was * 10)).isEqualTo(20);
    assertThat(map.computeIfPresent("x", (key, was) -> fail())).isNull();
    assertThat(map.computeIfPresent("b", (key, was) -> null)).isNull();
    assertThat(map.merge("c", 4L, Long::sum)).isEqualTo(7);
    assertThat(map.merge("h", 8L, (a, b) -> fail())).isEqualTo(8);
    assertThat(map.merge("h", 8L, (a, b) -> null)).isNull();
    map.replaceAll((key, value) -> value + key.length());
    assertHolds(map, Map.of("a", 12L, "c", 8L, "f", 7L));
  }

  private static Long fail() {
    throw new AssertionError("the function was called");
  }

  @Test
  @DisplayName("a function that throws changes nothing, and its exception comes out")
  void functionThrows() {
    SharedMap<String, Long> map = map(1);
    map.put("a", 1L);
    IllegalArgumentException thrown = new IllegalArgumentException("from the function");
    assertThatThrownBy(() -> map.compute("a", (key, was) -> raise(thrown))).isSameAs(thrown);
    assertThatThrownBy(() -> map.computeIfAbsent("b", key -> raise(thrown))).isSameAs(thrown);
    assertThatThrownBy(() -> map.merge("a", 1L, (x, y) -> raise(thrown))).isSameAs(thrown);
    assertThatNullPointerException().isThrownBy(() -> map.replaceAll((key, value) -> nothing()));
    assertHolds(map, Map.of("a", 1L));
    assertThat(map.merge("a", 1L, Long::sum)).isEqualTo(2); // the key is not locked any more
  }

  private static Long raise(RuntimeException e) {
    throw e;
  }

  @SuppressWarnings("NullAway") // what null does
  private static Long nothing() {
    return null;
  }

  @Test
  @DisplayName("a function that changes its own map is refused; it may read it, and change others")
  void recursiveUpdates() {
    SharedMap<String, Long> map = abc();
    SharedMap<String, Long> same = secondHandle(map);
    SharedMap<String, Long> other = map(2);
    for (String key : List.of("a", "b", "x")) {
      for (Runnable change :
          List.<Runnable>of(
              () -> same.put(key, 1L),
              () -> map.remove(key),
              () -> map.merge(key, 1L, Long::sum),
              map::clear,
              () -> map.replaceAll((k, v) -> v))) {
        assertThatThrownBy(() -> map.compute("a", (k, was) -> after(change)))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("changes the same map");
      }
    }
    assertThat(map.compute("a", (key, was) -> was + map.getOrDefault("b", 0L) + same.size()))
        .isEqualTo(6);
    assertThat(map.compute("a", (key, was) -> other.merge("o", was, Long::sum))).isEqualTo(6);
    assertThatThrownBy(
            () -> map.compute("a", (k, was) -> other.compute("p", (l, w) -> map.put("b", 0L))))
        .isInstanceOf(IllegalStateException.class);
    assertHolds(map, Map.of("a", 6L, "b", 2L, "c", 3L));
    assertHolds(other, Map.of("o", 6L));
    assertThat(map.put("a", 1L)).isEqualTo(6); // afterwards all is as before
  }

  private static Long after(Runnable change) {
    change.run();
    return 0L;
  }

  @Test
  @DisplayName("a full map refuses another key with the sizes, in each of the ways, and no other")
  void full() {
    for (int capacity : List.of(1, 2, 3, 64, 65)) {
      SharedMap<String, Long> map = map(capacity);
      Map<String, Long> expected = new HashMap<>();
      for (long i = 0; i < capacity; i++) {
        map.put("k" + i, i);
        expected.put("k" + i, i);
      }
      for (Runnable way :
          List.<Runnable>of(
              () -> map.put("x", 1L),
              () -> map.putIfAbsent("x", 1L),
              () -> map.computeIfAbsent("x", key -> 1L),
              () -> map.compute("x", (key, was) -> 1L),
              () -> map.merge("x", 1L, Long::sum),
              () -> map.putAll(Map.of("x", 1L)))) {
        assertThatThrownBy(way::run)
            .isInstanceOfSatisfying(
                SpaceFullException.class,
                full -> {
                  assertThat(full.requested()).isEqualTo(24);
                  assertThat(full.free()).isZero();
                  assertThat(full.size()).isEqualTo(24L * capacity);
                })
            .hasMessageContaining("another entry needs 24 bytes")
            .hasMessageContaining("It holds " + capacity + " entries");
      }
      assertHolds(map, expected);
      assertThat(map.put("k0", 100L)).isZero();
      assertThat(map.remove("k0")).isEqualTo(100);
      assertThat(map.put("y", 5L)).isNull();
      assertThat(map.get("y")).isEqualTo(5);
    }
  }

  @Test
  @DisplayName("the room of removed entries serves again, as often as one likes")
  void roomServesAgain() {
    SharedMap<String, Long> map = map(5);
    Map<String, Long> expected = new HashMap<>();
    for (long i = 0; i < 1_000; i++) {
      String key = "k" + i % 17;
      if (expected.size() == 5 && !expected.containsKey(key)) {
        String victim = expected.keySet().iterator().next();
        assertThat(map.remove(victim)).isEqualTo(expected.remove(victim));
      }
      assertThat(map.put(key, i)).isEqualTo(expected.put(key, i));
    }
    assertHolds(map, expected);
    map.clear();
    assertHolds(map, Map.of());
    for (long i = 0; i < 5; i++) {
      map.put("n" + i, i);
    }
    assertThat(map.size()).isEqualTo(5);
  }

  @Test
  @DisplayName("the views show the map, and remove from it; nothing can be added to them")
  @SuppressWarnings("CollectionIncompatibleType") // what is no entry is none of this map
  void views() {
    SharedMap<String, Long> map = abc();
    assertThat(map.keySet()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(map.values()).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(map.entrySet())
        .containsExactlyInAnyOrder(Map.entry("a", 1L), Map.entry("b", 2L), Map.entry("c", 3L));
    assertThat(map.entrySet().contains(Map.entry("a", 1L))).isTrue();
    assertThat(map.entrySet().contains(Map.entry("a", 2L))).isFalse();
    assertThat(map.entrySet().contains("a")).isFalse();
    assertThatThrownBy(() -> map.keySet().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(map.keySet().remove("a")).isTrue();
    assertThat(map.keySet().remove("a")).isFalse();
    assertThat(map.values().remove(2L)).isTrue();
    assertThat(map.values().remove(2L)).isFalse();
    assertThat(map.entrySet().remove(Map.entry("c", 4L))).isFalse();
    assertThat(map.entrySet().remove(Map.entry("c", 3L))).isTrue();
    assertHolds(map, Map.of());
  }

  @Test
  @DisplayName("bulk removals through the views do what they do for every collection")
  void bulkRemovals() {
    SharedMap<String, Long> map = map(16);
    Map<String, Long> all = Map.of("a", 1L, "b", 2L, "c", 3L, "d", 4L, "e", 5L);
    map.putAll(all);
    assertThat(map.keySet().removeAll(Set.of("a", "x"))).isTrue();
    assertThat(map.keySet().retainAll(Set.of("b", "c", "d", "e"))).isFalse();
    assertThat(map.values().removeAll(List.of(2L, 9L))).isTrue();
    assertThat(map.values().retainAll(List.of(3L, 4L, 5L))).isFalse();
    assertThat(map.entrySet().removeIf(entry -> entry.getValue() == 3)).isTrue();
    assertThat(map.entrySet().removeAll(Set.of(Map.entry("d", 5L)))).isFalse();
    assertThat(map.entrySet().retainAll(Set.of(Map.entry("d", 4L)))).isTrue();
    assertHolds(map, Map.of("d", 4L));
    map.putAll(all);
    map.values().clear();
    assertHolds(map, Map.of());
    map.putAll(all);
    map.keySet().clear();
    assertHolds(map, Map.of());
    map.putAll(all);
    map.entrySet().clear();
    assertHolds(map, Map.of());
  }

  @Test
  @DisplayName("iterators show each key once, remove what they have shown, and entries put")
  void iterators() {
    SharedMap<String, Long> map = abc();
    Iterator<Map.Entry<String, Long>> entries = map.entrySet().iterator();
    assertThatThrownBy(entries::remove).isInstanceOf(IllegalStateException.class);
    Set<String> seen = new HashSet<>();
    while (entries.hasNext()) {
      Map.Entry<String, Long> entry = entries.next();
      assertThat(seen.add(entry.getKey())).isTrue();
      assertThat(entry.setValue(entry.getValue() * 10)).isEqualTo(entry.getValue() / 10);
      if (entry.getKey().equals("b")) {
        entries.remove();
        assertThatThrownBy(entries::remove).isInstanceOf(IllegalStateException.class);
      }
    }
    assertThat(seen).containsExactlyInAnyOrder("a", "b", "c");
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    assertHolds(map, Map.of("a", 10L, "c", 30L));
  }

  @Test
  @DisplayName("forEach, streams and spliterators show all")
  void streams() {
    SharedMap<String, Long> map = abc();
    List<String> seen = new ArrayList<>();
    map.forEach((key, value) -> seen.add(key + value));
    assertThat(seen).containsExactlyInAnyOrder("a1", "b2", "c3");
    assertThat(map.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(6);
    assertThat(map.keySet().spliterator().hasCharacteristics(Spliterator.SIZED)).isFalse();
    assertThat(map.keySet().spliterator().hasCharacteristics(Spliterator.CONCURRENT)).isTrue();
    assertThat(map.keySet().toArray(new String[0])).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  @DisplayName("maps are equal if their entries are, to any map and in both directions")
  void equality() {
    SharedMap<String, Long> map = abc();
    Map<String, Long> same = Map.of("a", 1L, "b", 2L, "c", 3L);
    assertThat(map.equals(same)).isTrue();
    assertThat(same.equals(map)).isTrue();
    assertThat(map.hashCode()).isEqualTo(same.hashCode());
    assertThat(map.equals(Map.of("a", 1L, "b", 2L, "c", 4L))).isFalse();
    assertThat(map.equals(Map.of("a", 1L, "b", 2L))).isFalse();
    assertThat(map.equals(Map.of("a", 1L, "b", 2L, "d", 3L))).isFalse();
    assertThat(map.equals(abc())).isTrue();
    assertThat(map).isNotEqualTo("a map").isNotEqualTo(map(1));
  }

  @Test
  @DisplayName("handles mean one map, with a name or without, whatever comes into it")
  void handles() {
    SharedMap<String, Long> map = space.map("m", 3, Elements.strings(16), Elements.longs());
    SharedMap<String, Long> second = secondHandle(map);
    map.put("a", 1L);
    assertThat(second.get("a")).isEqualTo(1);
    second.put("b", 2L);
    assertHolds(
        space.map("m", 3, Elements.strings(16), Elements.longs()), Map.of("a", 1L, "b", 2L));
    assertThat(second.equals(map)).isTrue();
    assertThat(second.hashCode()).isEqualTo(map.hashCode());
    SharedMap<String, Long> third = secondHandle(map); // now that its hash is another
    third.remove("a");
    assertHolds(map, Map.of("b", 2L));
    SharedMap<String, Long> nameless = map(1);
    secondHandle(nameless).put("c", 3L);
    assertHolds(nameless, Map.of("c", 3L));
    assertThat(nameless.name()).isEmpty();
    assertThat(map.name()).contains("m");
    assertThat(map.toString()).contains("map").contains("\"m\"").contains(space.name());
    space.close();
    assertThat(second.equals(map)).isTrue();
    assertThat(nameless.equals(map)).isFalse();
  }

  @Test
  @DisplayName("capacity, keys and values are part of the shape")
  void shapes() {
    space.map("m", 4, Elements.strings(16), Elements.longs());
    assertThatThrownBy(() -> space.map("m", 5, Elements.strings(16), Elements.longs()))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("map (capacity 4, String of at most 16 to long)");
    assertThatThrownBy(() -> space.map("m", 4, Elements.strings(17), Elements.longs()))
        .isInstanceOf(ShapeMismatchException.class);
    assertThatThrownBy(() -> space.map("m", 4, Elements.strings(16), Elements.ints()))
        .isInstanceOf(ShapeMismatchException.class);
    assertThatThrownBy(() -> space.queue("m", 4, Elements.longs()))
        .isInstanceOf(ShapeMismatchException.class);
    for (int bad : new int[] {0, -1, (1 << 30) + 1}) {
      assertThatThrownBy(() -> map(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A map cannot have a capacity of %,d; allowed are 1 to 1,073,741,824.", bad);
    }
  }

  @Test
  @DisplayName(
      "null is refused in views and bulk operations too; getOrDefault gives what it is told")
  @SuppressWarnings("NullAway") // what null does
  void nulls() {
    SharedMap<String, Long> map = abc();
    assertThatNullPointerException().isThrownBy(() -> map.keySet().contains(null));
    Map<String, Long> withNull = new HashMap<>();
    withNull.put("x", null);
    assertThatNullPointerException().isThrownBy(() -> map.putAll(withNull));
    assertThat(map.getOrDefault("x", null)).isNull();
    assertThat(map.getOrDefault("a", null)).isEqualTo(1);
    assertHolds(map, Map.of("a", 1L, "b", 2L, "c", 3L));
  }

  @Test
  @DisplayName("a function is called once for each call that needs it")
  void calledOnce() {
    SharedMap<String, Long> map = map(2);
    AtomicInteger calls = new AtomicInteger();
    map.computeIfAbsent("a", key -> (long) calls.incrementAndGet());
    map.compute("a", (key, was) -> was + calls.incrementAndGet());
    map.merge("a", 1L, (a, b) -> a + b + calls.incrementAndGet());
    assertThat(calls).hasValue(3);
    assertHolds(map, Map.of("a", 7L));
  }
}
