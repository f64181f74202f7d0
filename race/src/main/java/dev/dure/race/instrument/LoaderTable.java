package dev.dure.race.instrument;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of the classes of each loader, for as long as the loader is there. */
final class LoaderTable {

  /** A loader, by identity: a loader's own {@code equals} would be the program's code. */
  private static final class Key extends WeakReference<ClassLoader> {
    private final int hash;

    Key(ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      this.hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      ClassLoader loader = get();
      return loader != null && other instanceof Key key && key.refersTo(loader);
    }
  }

  private final Map<Key, Classes> tables = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
  private final Predicate<String> isInstrumented;

  LoaderTable(Predicate<String> isInstrumented) {
    this.isInstrumented = isInstrumented;
  }

  Classes of(ClassLoader loader) {
    for (Object key = gone.poll(); key != null; key = gone.poll()) {
      tables.remove(key);
    }
    Classes found = tables.get(new Key(loader, null));
    if (found == null) {
      var weak = new WeakReference<>(loader);
      Classes made =
          new Classes(
              resource -> {
                ClassLoader source = weak.get();
                return source == null ? null : ResourceReader.read(source, resource);
              },
              isInstrumented);
      found = tables.putIfAbsent(new Key(loader, gone), made);
      found = found == null ? made : found;
    }
    return found;
  }
}
