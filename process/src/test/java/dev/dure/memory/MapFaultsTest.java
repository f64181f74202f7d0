package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Elements;
import dev.dure.SharedMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a process finds in a map that another one has overwritten, by mistake or on purpose. */
@ExtendWith(NoLeak.class)
@DisplayName("A map that was overwritten")
class MapFaultsTest {

  private static final int CAPACITY = 4;

  private MemorySpace space;
  private SharedMap<String, String> map;

  @BeforeEach
  void begin() {
    space = MemorySpace.create();
    map = space.newMap(CAPACITY, Elements.strings(10), Elements.strings(10));
    map.put("a", "1");
    map.put("b", "2");
  }

  @AfterEach
  void end() {
    space.close();
  }

  private Memory memory() {
    return space.attachment().memory();
  }

  private Directory.Entry entry() {
    List<Directory.Entry> entries = space.attachment().directory().entries();
    return entries.get(entries.size() - 1);
  }

  private long place(int index) {
    int placeBytes = memory().getInt(entry().body() + MapLayout.PLACE_BYTES);
    return entry().body() + MapLayout.places(CAPACITY) + (long) index * placeBytes;
  }

  /** Writes to each place that holds an entry, as that long of it. */
  private void overwrite(int offset, long value) {
    for (int i = 0; i < CAPACITY; i++) {
      if (MapLayout.state(memory().getLong(place(i))) == MapLayout.THERE) {
        memory().setLong(place(i) + offset, value);
      }
    }
  }

  private static void assertDamaged(Runnable operation, String part) {
    assertThatThrownBy(operation::run)
        .isInstanceOf(SegmentDamagedException.class)
        .hasMessageContaining(part)
        .hasMessageContaining("Somebody overwrote it.");
  }

  @Test
  @DisplayName("links and buckets that lead out of the map are refused, and never followed")
  void links() {
    for (int bucket = 0; bucket < MapLayout.buckets(CAPACITY); bucket++) {
      memory().setLong(entry().body() + MapLayout.bucketsAt(CAPACITY) + 8L * bucket, CAPACITY + 1L);
    }
    assertDamaged(() -> map.get("a"), "a place");
    assertDamaged(() -> assertThat(map.containsKey("a")).isTrue(), "a place");
    assertDamaged(() -> map.put("c", "3"), "a place");
    assertDamaged(() -> map.forEach((key, value) -> {}), "a place");
    assertDamaged(map::clear, "a place");
  }

  @Test
  @DisplayName("a chain without an end is found by readers, writers and recovery")
  void endlessChain() {
    int bucket = ElementHash.of(new byte[] {'a'}) & (MapLayout.buckets(CAPACITY) - 1);
    long chain = memory().getLong(entry().body() + MapLayout.bucketsAt(CAPACITY) + 8L * bucket);
    long first = chain & MapLayout.PLACE_MASK;
    memory().setLong(place((int) first - 1) + MapLayout.PLACE_LINK, first);
    assertDamaged(() -> map.put("a", "3"), "a chain without an end");
    assertDamaged(() -> map.get("a"), "a chain without an end");
    assertDamaged(() -> map.forEach((key, value) -> {}), "a chain without an end");
  }

  @Test
  @DisplayName("a length that leads out of its place is refused")
  void lengths() {
    overwrite(memory().getInt(entry().body() + MapLayout.FIRST_VALUE), 11);
    assertDamaged(() -> map.get("a"), "without a sound length");
    assertDamaged(() -> map.forEach((key, value) -> {}), "without a sound length");
    assertDamaged(() -> map.put("a", "3"), "without a sound length");
  }

  @Test
  @DisplayName("a value that is no UTF-8 is refused, and the others are not concerned")
  void text() {
    overwrite(MapLayout.PLACE_KEY, 0xFF_0000_0001L);
    assertThat(map.get("a")).isNull();
    assertThatThrownBy(() -> map.keySet().forEach(key -> {}))
        .isInstanceOf(SegmentDamagedException.class)
        .hasMessageContaining("no UTF-8");
  }

  @Test
  @DisplayName("places that are larger than the map are refused by recovery and by who attaches")
  void placeSize() {
    for (int bad : new int[] {0, -64, 12, 1 << 30}) {
      memory().setInt(entry().body() + MapLayout.PLACE_BYTES, bad);
      assertDamaged(() -> new MapTable(memory(), entry()), "says that its places have");
    }
    memory().setInt(entry().body() + MapLayout.PLACE_BYTES, 64);
    assertThat(map.put("c", "3")).isNull();
  }

  @Test
  @DisplayName(
      "a stripe of the dead is given back only when the places that it had in hand are free")
  void placesBeforeStripes() {
    map.put("c", "3");
    map.put("d", "4");
    map.remove("d");
    long bits = entry().body() + MapLayout.bits(CAPACITY);
    memory().setLong(bits, 0); // as if whoever removed it had died just before it set the bit
    int dead = space.attachment().slot() + 1;
    MapTable table = new MapTable(memory(), entry());
    for (int i = 0; i < table.stripes(); i++) {
      memory().setInt(table.stripe(i), Layout.HELD | Layout.owner(dead, 1));
    }
    List<Long> bitsWhenWoken = new ArrayList<>();
    table.recover(dead, 4711, stripe -> bitsWhenWoken.add(memory().getLong(bits)));
    assertThat(bitsWhenWoken).hasSize(table.stripes()).doesNotContain(0L);
    for (int i = 0; i < table.stripes(); i++) {
      assertThat(memory().getInt(table.stripe(i))).isZero();
    }
    assertThat(map.put("d", "5")).isNull();
    assertThat(map).hasSize(CAPACITY);
  }
}
