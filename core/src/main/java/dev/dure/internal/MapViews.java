package dev.dure.internal;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The views of a map, and equality, in every space. */
public final class MapViews {

  private static final int SEEN = Spliterator.CONCURRENT | Spliterator.NONNULL;

  private MapViews() {}

  /** Whether another object is a map with the same entries; {@link Map#equals}. */
  @SuppressWarnings("unchecked") // keys are asked for as objects
  public static <K, V> boolean equal(MapDefaults<K, V> map, @Nullable Object other) {
    if (!(other instanceof Map<?, ?> entries) || entries.size() != map.size()) {
      return false;
    }
    Map<Object, Object> others = (Map<Object, Object>) entries;
    for (Map.Entry<K, V> entry : map.entrySet()) {
      if (!map.codec().values().isSame(others.get(entry.getKey()), entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** The hash of a map; {@link Map#hashCode}. */
  public static <K, V> int hash(MapDefaults<K, V> map) {
    int hash = 0;
    for (Map.Entry<K, V> entry : map.entrySet()) {
      hash += map.codec().keys().hash(entry.getKey()) ^ map.codec().values().hash(entry.getValue());
    }
    return hash;
  }

  /** Shows entries, or a part of each, as they were; and removes what it has shown, by its key. */
  private static final class ItemIterator<T> implements Iterator<T> {
    private final MapDefaults<?, ?> map;
    private final Iterator<MapDefaults.Item> items;
    private final Function<MapDefaults.Item, T> show;
    private MapDefaults.@Nullable Item shown;

    ItemIterator(MapDefaults<?, ?> map, Function<MapDefaults.Item, T> show) {
      this.map = map;
      this.items = map.items();
      this.show = show;
    }

    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public T next() {
      MapDefaults.Item next = items.next();
      shown = next;
      return show.apply(next);
    }

    @Override
    public void remove() {
      MapDefaults.Item item = shown;
      if (item == null) {
        throw new IllegalStateException("remove() once after each next()");
      }
      shown = null;
      map.removePacked(item.key()); // it may be gone already, and that is all that was asked for
    }
  }

  /** An entry as it was; {@code setValue} puts. */
  private static final class Entry<K, V> extends AbstractMap.SimpleEntry<K, V> {
    private static final long serialVersionUID = 1L;

    private final transient MapDefaults<K, V> map;

    Entry(MapDefaults<K, V> map, K key, V value) {
      super(key, value);
      this.map = map;
    }

    @Override
    public V setValue(V value) {
      map.put(getKey(), value);
      return super.setValue(value);
    }
  }

  /** Removes the entries of which a part passes a test, unless their values change meanwhile. */
  private static <K, V, T> boolean removeIf(
      MapDefaults<K, V> map, Predicate<? super T> test, Function<MapDefaults.Item, T> show) {
    Objects.requireNonNull(test, "test");
    boolean removed = false;
    for (Iterator<MapDefaults.Item> items = map.items(); items.hasNext(); ) {
      MapDefaults.Item item = items.next();
      if (test.test(show.apply(item))) {
        removed |= map.remove(map.unpackKey(item.key()), map.unpackValue(item.value()));
      }
    }
    return removed;
  }

  /** The keys of a map. */
  static final class Keys<K, V> extends AbstractSet<K> {
    private final MapDefaults<K, V> map;

    Keys(MapDefaults<K, V> map) {
      this.map = map;
    }

    @Override
    public Iterator<K> iterator() {
      return new ItemIterator<>(map, item -> map.unpackKey(item.key()));
    }

    @Override
    public Spliterator<K> spliterator() {
      return Spliterators.spliteratorUnknownSize(iterator(), SEEN | Spliterator.DISTINCT);
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public boolean contains(Object asked) {
      return map.containsKey(asked);
    }

    @Override
    public boolean remove(Object asked) {
      return map.remove(asked) != null;
    }

    @Override
    public boolean removeAll(Collection<?> all) {
      return removeIf(Objects.requireNonNull(all, "all")::contains);
    }

    @Override
    public void clear() {
      map.clear();
    }
  }

  /** The values of a map. */
  static final class Values<K, V> extends AbstractCollection<V> {
    private final MapDefaults<K, V> map;

    Values(MapDefaults<K, V> map) {
      this.map = map;
    }

    private V show(MapDefaults.Item item) {
      return map.unpackValue(item.value());
    }

    @Override
    public Iterator<V> iterator() {
      return new ItemIterator<>(map, this::show);
    }

    @Override
    public Spliterator<V> spliterator() {
      return Spliterators.spliteratorUnknownSize(iterator(), SEEN);
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public boolean contains(Object asked) {
      for (Iterator<MapDefaults.Item> items = map.items(); items.hasNext(); ) {
        if (map.isSame(asked, items.next().value())) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean remove(Object asked) {
      for (Iterator<MapDefaults.Item> items = map.items(); items.hasNext(); ) {
        MapDefaults.Item item = items.next();
        if (map.isSame(asked, item.value()) && map.remove(map.unpackKey(item.key()), asked)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean removeIf(Predicate<? super V> test) {
      return MapViews.removeIf(map, test, this::show);
    }

    @Override
    public boolean removeAll(Collection<?> all) {
      return removeIf(Objects.requireNonNull(all, "all")::contains);
    }

    @Override
    public boolean retainAll(Collection<?> all) {
      Objects.requireNonNull(all, "all");
      return removeIf(value -> !all.contains(value));
    }

    @Override
    public void clear() {
      map.clear();
    }
  }

  /** The entries of a map. */
  static final class Entries<K, V> extends AbstractSet<Map.Entry<K, V>> {
    private final MapDefaults<K, V> map;

    Entries(MapDefaults<K, V> map) {
      this.map = map;
    }

    private Map.Entry<K, V> show(MapDefaults.Item item) {
      return new Entry<>(map, map.unpackKey(item.key()), map.unpackValue(item.value()));
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
      return new ItemIterator<>(map, this::show);
    }

    @Override
    public Spliterator<Map.Entry<K, V>> spliterator() {
      return Spliterators.spliteratorUnknownSize(iterator(), SEEN | Spliterator.DISTINCT);
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public boolean contains(Object asked) {
      if (!(asked instanceof Map.Entry<?, ?> entry)) {
        return false;
      }
      V value = map.get(entry.getKey());
      return value != null && map.codec().values().isSame(entry.getValue(), value);
    }

    @Override
    public boolean remove(Object asked) {
      return asked instanceof Map.Entry<?, ?> entry && map.remove(entry.getKey(), entry.getValue());
    }

    @Override
    public boolean removeIf(Predicate<? super Map.Entry<K, V>> test) {
      return MapViews.removeIf(map, test, this::show);
    }

    @Override
    public boolean removeAll(Collection<?> all) {
      return removeIf(Objects.requireNonNull(all, "all")::contains);
    }

    @Override
    public boolean retainAll(Collection<?> all) {
      Objects.requireNonNull(all, "all");
      return removeIf(entry -> !all.contains(entry));
    }

    @Override
    public void clear() {
      map.clear();
    }
  }
}
