package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.ElementRefusedException;
import dev.dure.Elements;
import dev.dure.MaxBytes;
import dev.dure.SharedLong;
import dev.dure.SharedMap;
import dev.dure.SharedQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What keys and values a map takes in every space, what it refuses, and which keys are equal. */
public abstract class MapElementsContract extends SpaceContract {

  private enum Color {
    RED,
    GREEN
  }

  private record Point(int x, int y) {}

  private record Reading(Color color, double value, float rough, @MaxBytes(8) String unit) {}

  /** Two of these are equal for Java if their numbers are; their bytes tell them apart. */
  private record Ticket(long number, int note) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Ticket ticket && ticket.number == number;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(number);
    }
  }

  private record Unfit(Object any) {}

  private static final double OTHER_NAN = Double.longBitsToDouble(0x7ff8000000000123L);

  @Test
  @DisplayName("numbers are keys as equals says: 0.0 and -0.0 differ, all NaNs are one")
  void numbers() {
    SharedMap<Double, Double> map = space.newMap(4, Elements.doubles(), Elements.doubles());
    map.put(0.0, 1.0);
    map.put(-0.0, 2.0);
    map.put(Double.NaN, 3.0);
    assertThat(map.put(OTHER_NAN, OTHER_NAN)).isEqualTo(3.0);
    assertThat(map).hasSize(3);
    assertThat(map.get(-0.0)).isEqualTo(2.0);
    assertThat(Double.doubleToRawLongBits(map.getOrDefault(Double.NaN, 0.0)))
        .isEqualTo(0x7ff8000000000123L);
    assertThat(map.replace(Double.NaN, Double.NaN, 4.0)).isTrue(); // values as equals says, too
    assertThat(map.replace(0.0, -1.0, 5.0)).isFalse();
    SharedMap<Integer, Long> ints = space.newMap(200, Elements.ints(), Elements.longs());
    for (int i = -100; i < 100; i++) {
      ints.put(i, Long.MIN_VALUE + i);
    }
    for (int i = -100; i < 100; i++) {
      assertThat(ints.get(i)).isEqualTo(Long.MIN_VALUE + i);
    }
  }

  @Test
  @DisplayName("records are keys by their components, NaN included, whatever their equals says")
  void records() {
    SharedMap<Reading, Point> map =
        space.newMap(4, Elements.records(Reading.class), Elements.records(Point.class));
    map.put(new Reading(Color.RED, Double.NaN, Float.NaN, "도"), new Point(1, 2));
    float otherNan = Float.intBitsToFloat(0x7fc00123);
    assertThat(map.get(new Reading(Color.RED, OTHER_NAN, otherNan, "도")))
        .isEqualTo(new Point(1, 2));
    assertThat(map.get(new Reading(Color.GREEN, Double.NaN, Float.NaN, "도"))).isNull();
    assertThat(map.keySet()).containsExactly(new Reading(Color.RED, Double.NaN, Float.NaN, "도"));
    SharedMap<Ticket, Long> tickets =
        space.newMap(4, Elements.records(Ticket.class), Elements.longs());
    tickets.put(new Ticket(1, 1), 1L);
    tickets.put(new Ticket(1, 2), 2L);
    assertThat(tickets).hasSize(2);
    assertThat(tickets.get(new Ticket(1, 2))).isEqualTo(2);
    assertThatThrownBy(() -> space.newMap(1, Elements.records(Unfit.class), Elements.longs()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Component \"any\"");
  }

  @Test
  @DisplayName("bytes are keys and values by their contents, and copied in and out")
  void bytes() {
    SharedMap<byte[], byte[]> map = space.newMap(4, Elements.bytes(8), Elements.bytes(300));
    byte[] key = {1, 2, 3};
    byte[] value = new byte[300];
    map.put(key, value);
    key[0] = 9;
    value[299] = 9;
    byte[] same = {1, 2, 3};
    byte[] out = map.getOrDefault(same, same);
    assertThat(out).isEqualTo(new byte[300]);
    out[0] = 7;
    assertThat(map.get(same)).isEqualTo(new byte[300]);
    map.keySet().forEach(shown -> shown[0] = 5);
    assertThat(map.containsKey(same)).isTrue();
    assertThat(map.containsValue(new byte[300])).isTrue();
    assertThat(map.remove(same, value)).isFalse();
    assertThat(map.replace(same, new byte[300], new byte[0])).isTrue();
    assertThat(map.get(same)).isEmpty();
    assertThat(secondHandle(map).equals(map)).isTrue();
    assertThat(secondHandle(map).hashCode()).isEqualTo(map.hashCode());
    assertThatThrownBy(() -> map.put(new byte[9], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> map.merge(same, new byte[301], (a, b) -> a))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> map.compute(same, (k, was) -> new byte[301]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(map.get(same)).isEmpty();
    assertThat(map).hasSize(1);
  }

  @Test
  @DisplayName("values that a function gave, or that were given to one, are copies too")
  void copiesInFunctions() {
    SharedMap<Long, byte[]> map = space.newMap(2, Elements.longs(), Elements.bytes(4));
    byte[] given = {1};
    map.computeIfAbsent(1L, key -> given);
    given[0] = 2;
    assertThat(map.get(1L)).containsExactly(1);
    map.computeIfPresent(
        1L,
        (key, was) -> {
          was[0] = 3;
          return was;
        });
    assertThat(map.get(1L)).containsExactly(3);
    assertThatThrownBy(
            () ->
                map.computeIfPresent(
                    1L,
                    (key, was) -> {
                      was[0] = 4;
                      throw new IllegalStateException("after all");
                    }))
        .hasMessage("after all");
    assertThat(map.get(1L)).containsExactly(3);
  }

  @Test
  @DisplayName("strings of all lengths and scripts are keys and values")
  void strings() {
    SharedMap<String, String> map = space.newMap(64, Elements.strings(64), Elements.strings(64));
    for (String text : List.of("", "a", "ab", "eight by", "nine byte", "두레", "x".repeat(64))) {
      assertThat(map.put(text, text)).isNull();
    }
    for (String text : List.copyOf(map.keySet())) {
      assertThat(map.get(text)).isEqualTo(text);
    }
    assertThat(map).hasSize(7);
  }

  @Test
  @DisplayName("serialized objects are values, by their list, and no keys")
  void objects() {
    SharedMap<Long, Object> map =
        space.newMap(4, Elements.longs(), Elements.objects(Object.class, 500, ArrayList.class));
    ArrayList<Object> list = new ArrayList<>(List.of("one"));
    map.put(1L, list);
    list.clear();
    assertThat(map.get(1L)).isEqualTo(List.of("one"));
    assertThat(map.remove(1L, new ArrayList<>(List.of("one")))).isTrue();
    assertThatThrownBy(() -> map.put(2L, new HashMap<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not on the list");
    assertThat(map).isEmpty();
    assertThatThrownBy(() -> space.newMap(1, Elements.objects(String.class, 9), Elements.longs()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be keys")
        .hasMessageContaining("java.lang.String");
  }

  @Test
  @DisplayName("a value that is refused as it comes out can be replaced and removed")
  void refusedValues() {
    SharedMap<Long, ArrayList<Object>> map =
        space.newMap(4, Elements.longs(), arrayLists(500).withLimits(2, 4));
    ArrayList<Object> wide = new ArrayList<>(List.of(new int[5]));
    map.put(1L, wide);
    map.put(2L, wide);
    assertThatThrownBy(() -> map.get(1L)).isInstanceOf(ElementRefusedException.class);
    assertThatThrownBy(() -> map.compute(1L, (key, was) -> was))
        .isInstanceOf(ElementRefusedException.class);
    assertThat(map.containsKey(1L)).isTrue();
    assertThatThrownBy(() -> map.put(1L, new ArrayList<>()))
        .isInstanceOf(ElementRefusedException.class); // gives what was there, but is done
    assertThat(map.get(1L)).isEmpty();
    assertThatThrownBy(() -> map.remove(2L)).isInstanceOf(ElementRefusedException.class);
    assertThat(map.keySet()).containsExactly(1L);
  }

  @SuppressWarnings({"unchecked", "rawtypes", "NonApiType"}) // the class of a list of anything
  private static Elements.Serialized<ArrayList<Object>> arrayLists(int maxBytes) {
    return (Elements.Serialized) Elements.objects(ArrayList.class, maxBytes, int[].class);
  }

  @Test
  @DisplayName("handles of maps travel in elements, and handles travel in maps")
  @SuppressWarnings({"unchecked", "rawtypes"}) // the class of a map of anything
  void handlesInElements() {
    SharedMap<Long, SharedLong> counters =
        space.newMap(2, Elements.longs(), Elements.objects(SharedLong.class, 2000));
    SharedLong hits = space.newLong(5);
    counters.put(1L, hits);
    assertThat(counters.getOrDefault(1L, space.newLong(0)).increment()).isEqualTo(6);
    assertThat(hits.get()).isEqualTo(6);
    SharedQueue<SharedMap> maps = space.newQueue(1, Elements.objects(SharedMap.class, 3000));
    SharedMap<String, Long> sent = space.newMap(2, Elements.strings(4), Elements.longs());
    maps.add(sent);
    maps.remove().put("a", 1L);
    assertThat(sent.get("a")).isEqualTo(1);
  }

  @Test
  @DisplayName("an element of another type is refused, and nothing is changed")
  @SuppressWarnings({"unchecked", "rawtypes"}) // what a program with unchecked casts does
  void otherTypes() {
    for (Elements<?> elements :
        List.of(Elements.ints(), Elements.bytes(9), Elements.records(Point.class))) {
      SharedMap map = space.newMap(1, elements, Elements.longs());
      assertThatThrownBy(() -> map.put("text", 1L)).isInstanceOf(ClassCastException.class);
      assertThat(map.isEmpty()).isTrue();
      SharedMap values = space.newMap(1, Elements.longs(), elements);
      assertThatThrownBy(() -> values.put(1L, "text")).isInstanceOf(ClassCastException.class);
      assertThat(values.isEmpty()).isTrue();
    }
  }
}
