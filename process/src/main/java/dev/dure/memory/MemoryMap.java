package dev.dure.memory;

import dev.dure.Space;
import dev.dure.internal.MapCodec;
import dev.dure.internal.MapDefaults;
import dev.dure.internal.MapViews;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map in shared memory: entries in the places of a {@link MapTable}, and a {@link MemoryLock} for
 * each of its stripes.
 *
 * <p>Keys and values are turned into bytes before a stripe is locked, and made from bytes when it
 * is free again; only what a function gives is turned into bytes under the lock.
 */
final class MemoryMap<K, V> implements MapDefaults<K, V> {

  private static final long serialVersionUID = 1L;

  private final transient Attachment attachment;
  private final transient Directory.Entry entry;
  private final transient MapCodec<K, V> codec;
  private final transient ElementCell<K> keys;
  private final transient ElementCell<V> values;
  private final transient MapEntries entries;
  private final transient MapTable table;
  private final transient MemoryLock[] stripes;

  MemoryMap(Attachment attachment, Directory.Entry entry, MapCodec<K, V> codec) {
    this.attachment = attachment;
    this.entry = entry;
    this.codec = codec;
    this.keys = ElementCell.of(attachment.memory(), codec.keys());
    this.values = ElementCell.of(attachment.memory(), codec.values());
    this.entries = new MapEntries(attachment, entry, codec);
    this.table = entries.table();
    this.stripes = new MemoryLock[table.stripes()];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = attachment.lockAt(table.stripe(i), entry.at(), entry.name());
    }
  }

  /** Writes an empty map, before the object is published. */
  static void initialise(Memory memory, long body, int capacity, MapCodec<?, ?> codec) {
    MapTable.initialise(memory, body, capacity, MapLayout.placeBytes(codec.keys(), codec.values()));
    memory.setIntPlain(body + MapLayout.FIRST_VALUE, MapLayout.firstValue(codec.keys()));
    memory.setIntPlain(
        body + MapLayout.SECOND_VALUE, MapLayout.secondValue(codec.keys(), codec.values()));
  }

  /** The size of the body. */
  static long bodyBytes(int capacity, MapCodec<?, ?> codec) {
    return MapLayout.bodyBytes(capacity, MapLayout.placeBytes(codec.keys(), codec.values()));
  }

  @Override
  public void requireOpen() {
    attachment.checkOpen();
  }

  @Override
  public MapCodec<K, V> codec() {
    return codec;
  }

  /** There is one lock for a stripe in this process, however many handles there are. */
  @Override
  public Object identity() {
    return stripes[0];
  }

  @Override
  public int capacity() {
    return table.capacity();
  }

  // ---- copies ----

  @Override
  public Object packKey(K key) {
    return keys.packKey(key);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the caller's own array
  public Object packValue(V value) {
    Object packed = values.pack(value);
    return packed == value && packed instanceof byte[] bytes ? bytes.clone() : packed;
  }

  @Override
  public K unpackKey(Object packed) {
    return keys.unpack(packed, this);
  }

  @Override
  public V unpackValue(Object packed) {
    return values.unpack(packed, this);
  }

  // ---- entries ----

  @Override
  public boolean has(Object key) {
    return entries.find(keys.hash(key), key, false) != null;
  }

  @Override
  public @Nullable Object look(Object key) {
    return entries.find(keys.hash(key), key, true);
  }

  @Override
  public @Nullable Object change(Object key, Change change) {
    int hash = keys.hash(key);
    MemoryLock stripe = stripes[table.stripeOf(hash)];
    stripe.lock();
    try {
      FaultPoint.MAP_LOCKED.reach();
      return entries.change(hash, key, change, this::full);
    } finally {
      stripe.unlock();
    }
  }

  /** Shows one bucket after the other, so that no key is shown twice, wherever it moves. */
  @Override
  public Iterator<Item> items() {
    requireOpen();
    return new Iterator<>() {
      private int bucket;
      private Iterator<Item> items = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!items.hasNext() && bucket < table.buckets()) {
          requireOpen();
          items = entries.bucket(bucket++).iterator();
        }
        return items.hasNext();
      }

      @Override
      public Item next() {
        if (!hasNext()) {
          throw new NoSuchElementException("The iterator has shown all entries.");
        }
        return items.next();
      }
    };
  }

  @Override
  public int size() {
    requireOpen();
    return table.size();
  }

  // ---- what is known of it ----

  @Override
  public Space space() {
    return attachment.space();
  }

  @Override
  public Optional<String> name() {
    return entry.optionalName();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof MemoryMap<?, ?> map
            && map.attachment == attachment
            && map.entry.at() == entry.at())
        || (!attachment.isClosing() && MapViews.equal(this, other));
  }

  @Override
  public int hashCode() {
    return attachment.isClosing() ? 0 : MapViews.hash(this);
  }

  @Override
  public String toString() {
    return entry.label() + " of " + attachment.description();
  }

  private Object writeReplace() {
    return MemoryHandle.of(attachment, entry.at(), codec.elements());
  }
}
