package dev.dure.memory;

import static dev.dure.memory.MapLayout.THERE;
import static dev.dure.memory.MapLayout.state;
import static dev.dure.memory.MapTable.NONE;

import dev.dure.SpaceFullException;
import dev.dure.internal.MapCodec;
import dev.dure.internal.MapDefaults;
import dev.dure.internal.MapDefaults.Change;
import dev.dure.internal.MapDefaults.Item;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries in the places of a {@link MapTable}, with packed keys and values: read without a
 * lock, as proved there, and changed by who holds the stripe of the key.
 */
final class MapEntries {

  private final MapTable table;
  private final ElementCell<?> keys;
  private final ElementCell<?> values;
  private final int firstValue;
  private final int secondValue;
  private final int owner;

  MapEntries(Attachment attachment, Directory.Entry entry, MapCodec<?, ?> codec) {
    this.table = new MapTable(attachment.memory(), entry);
    this.keys = ElementCell.of(attachment.memory(), codec.keys());
    this.values = ElementCell.of(attachment.memory(), codec.values());
    this.firstValue = MapLayout.firstValue(codec.keys());
    this.secondValue = MapLayout.secondValue(codec.keys(), codec.values());
    this.owner = attachment.owner();
    if (table.placeBytes() != MapLayout.placeBytes(codec.keys(), codec.values())) {
      throw table.damaged("places of a size", table.placeBytes());
    }
  }

  MapTable table() {
    return table;
  }

  private long keyAt(int place) {
    return table.offset(place) + MapLayout.PLACE_KEY;
  }

  private long valueAt(int place, boolean second) {
    return table.offset(place) + (second ? secondValue : firstValue);
  }

  private static boolean isSecond(long word) {
    return (word & MapLayout.CURRENT) != 0;
  }

  // ---- without a lock ----

  /**
   * Looks for an entry.
   *
   * @param read whether its value is wanted
   * @return the packed value, or the key if that is not wanted; null if there is no entry
   */
  @Nullable Object find(int hash, Object key, boolean read) {
    int bucket = table.bucketOf(hash);
    while (true) {
      long begin = table.bucket(bucket);
      int place = table.first(begin);
      for (int steps = 0; place != NONE && steps < table.capacity(); steps++) {
        FaultPoint.MAP_STEP.reach();
        long link = table.link(place);
        if (MapTable.hash(link) == hash) {
          Object found = findAt(place, hash, key, read);
          if (found != null) {
            return found;
          }
        }
        place = table.next(link);
      }
      if (table.bucket(bucket) == begin) {
        requireEnd(place, bucket);
        return null;
      }
    }
  }

  /** A chain that nobody changes has an end. */
  private void requireEnd(int place, int bucket) {
    if (place != NONE) {
      throw table.damaged("a chain without an end in bucket", bucket);
    }
  }

  private @Nullable Object findAt(int place, int hash, Object key, boolean read) {
    while (true) {
      long word = table.word(place);
      if (state(word) != THERE
          || MapTable.hash(table.link(place)) != hash
          || !keys.holds(keyAt(place), key)) {
        return null;
      }
      Object found = read ? values.read(valueAt(place, isSecond(word))) : key;
      VarHandle.loadLoadFence(); // what was read, before the word that says whether it counts
      if (table.word(place) == word) {
        return requireSound(found, place);
      }
    }
  }

  private Object requireSound(@Nullable Object read, int place) {
    if (read == null) {
      throw table.damaged("a key or value without a sound length in place", place);
    }
    return read;
  }

  /** The entries of a bucket, all there at one moment. */
  List<Item> bucket(int bucket) {
    while (true) {
      List<Item> items = new ArrayList<>();
      long begin = table.bucket(bucket);
      int place = table.first(begin);
      for (int steps = 0; place != NONE && steps < table.capacity(); steps++) {
        Item item = item(place);
        if (item != null) {
          items.add(item);
        }
        place = table.next(table.link(place));
      }
      if (table.bucket(bucket) == begin) {
        requireEnd(place, bucket);
        return items;
      }
    }
  }

  private @Nullable Item item(int place) {
    while (true) {
      long word = table.word(place);
      if (state(word) != THERE) {
        return null;
      }
      Object key = keys.read(keyAt(place));
      Object value = values.read(valueAt(place, isSecond(word)));
      VarHandle.loadLoadFence(); // what was read, before the word that says whether it counts
      if (table.word(place) == word) {
        return new Item(requireSound(key, place), requireSound(value, place));
      }
    }
  }

  // ---- under the lock of the stripe ----

  /** Changes an entry; see {@link MapDefaults#change}. */
  @SuppressWarnings("ReferenceEquality") // the same value means no change
  @Nullable Object change(
      int hash, Object key, Change change, Supplier<SpaceFullException> whenFull) {
    int place = locate(hash, key);
    Object was = place == NONE ? null : current(place);
    Object next = change.of(was);
    if (next == was) {
      return was;
    }
    if (next == null) {
      remove(place, hash);
    } else if (was == null) {
      insert(hash, key, next, whenFull);
    } else {
      values.write(valueAt(place, !isSecond(table.word(place))), next, FaultPoint.MAP_HALF_WRITTEN);
      table.change(place);
    }
    return was;
  }

  private int locate(int hash, Object key) {
    int bucket = table.bucketOf(hash);
    int place = table.first(table.bucket(bucket));
    for (int steps = 0; place != NONE && steps < table.capacity(); steps++) {
      long link = table.link(place);
      if (state(table.word(place)) != THERE) {
        table.unlink(place, bucket); // an error cut its writer off, and the putting right too
      } else if (MapTable.hash(link) == hash && keys.holds(keyAt(place), key)) {
        return place;
      }
      place = table.next(link);
    }
    requireEnd(place, bucket);
    return NONE;
  }

  private Object current(int place) {
    return requireSound(values.read(valueAt(place, isSecond(table.word(place)))), place);
  }

  private void insert(int hash, Object key, Object value, Supplier<SpaceFullException> whenFull) {
    int place = table.claim(hash, owner);
    if (place == NONE) {
      throw whenFull.get();
    }
    boolean whole = false;
    try {
      keys.write(keyAt(place), key, FaultPoint.MAP_HALF_WRITTEN);
      values.write(valueAt(place, false), value, FaultPoint.MAP_HALF_WRITTEN);
      table.appear(place, hash);
      whole = true;
    } finally {
      if (!whole) {
        table.settle(hash, place, owner);
      }
    }
  }

  private void remove(int place, int hash) {
    boolean whole = false;
    try {
      table.remove(place, hash, owner);
      whole = true;
    } finally {
      if (!whole) {
        table.settle(hash, place, owner);
      }
    }
  }
}
