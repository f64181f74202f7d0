package dev.dure.internal;

import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The map of the thread scope: a {@link ConcurrentHashMap} with a bound, whose keys are compared by
 * their bytes. Keys and values that can change are kept as bytes, so that nobody holds what is in
 * the map.
 */
final class HeapMap<K, V> extends HeapObject implements MapDefaults<K, V> {

  private static final long serialVersionUID = 1L;

  /** A key that is compared by its bytes. */
  private static final class Encoded {
    final byte[] bytes;

    Encoded(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Encoded key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  private final transient MapCodec<K, V> codec;
  private final transient int capacity;
  private final transient ConcurrentHashMap<Object, Object> entries = new ConcurrentHashMap<>();

  /** How many entries are there, or are about to be. */
  private final transient AtomicInteger used = new AtomicInteger();

  HeapMap(Heap heap, @Nullable String name, Shape shape, MapCodec<K, V> codec) {
    super(heap, name, shape);
    this.codec = codec;
    this.capacity = shape.length();
  }

  @Override
  public MapCodec<K, V> codec() {
    return codec;
  }

  @Override
  public Object identity() {
    return this;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  // ---- copies ----

  @Override
  public Object packKey(K key) {
    if (codec.keys() instanceof NumberCodec<?> numbers) {
      return canonical(numbers, key);
    }
    byte[] bytes = codec.keys().encodeKey(key); // also checks it
    if (key instanceof String) {
      return key;
    }
    return new Encoded(key instanceof byte[] ? bytes.clone() : bytes);
  }

  @SuppressWarnings("unchecked") // the codec looks once more
  private static <N extends Number> Number canonical(NumberCodec<N> numbers, Object key) {
    return numbers.canonical((N) key);
  }

  @Override
  @SuppressWarnings("unchecked") // packKey has made it
  public K unpackKey(Object packed) {
    return packed instanceof Encoded key ? codec.keys().decode(key.bytes.clone()) : (K) packed;
  }

  @Override
  public Object packValue(V value) {
    return codec.values().keep(value);
  }

  @Override
  public V unpackValue(Object packed) {
    return codec.values().show(packed);
  }

  // ---- entries ----

  @Override
  public boolean has(Object key) {
    return entries.containsKey(key);
  }

  @Override
  public @Nullable Object look(Object key) {
    return entries.get(key);
  }

  @Override
  public @Nullable Object change(Object key, Change change) {
    Given<Object> before = new Given<>();
    entries.compute(
        key,
        (same, was) -> {
          before.value = was;
          Object next = change.of(was);
          count(was, next);
          return next;
        });
    return before.value;
  }

  private void count(@Nullable Object was, @Nullable Object next) {
    if (was != null && next == null) {
      used.decrementAndGet();
    }
    if (was == null && next != null) {
      int before = used.getAndUpdate(count -> Math.min(count + 1, capacity));
      if (before == capacity) {
        throw full();
      }
    }
  }

  @Override
  public Iterator<Item> items() {
    requireOpen();
    return entries.entrySet().stream()
        .map(entry -> new Item(entry.getKey(), entry.getValue()))
        .iterator();
  }

  @Override
  public int size() {
    requireOpen();
    return used.get(); // the table may hold one that is being removed, and one in its place
  }

  // ---- equality ----

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (!heap().isClosed() && MapViews.equal(this, other));
  }

  @Override
  public int hashCode() {
    return heap().isClosed() ? 0 : MapViews.hash(this);
  }
}
