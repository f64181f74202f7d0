package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * What a map has for one key, and whether a collection has an element, as variables at which code
 * looks before it changes them; see {@link Trail}. They order nothing: that is told elsewhere, see
 * {@link Elements}. So they are there only for maps and keys at which such code has looked.
 *
 * <p>Two keys are one if they are the same object, or equal and of a class of the JDK whose {@code
 * equals} says so for ever; no method of the program is called. A map keeps {@link #MOST} keys: of
 * two at one place of its table the later one stays, and with the other goes what was known of it.
 * Then a violation may go untold, and none is told that was not.
 */
public final class Keys extends WeakTable.Node {

  private static final int MOST = 256;

  private static final WeakTable<Keys> ALL = new WeakTable<>(Keys::new);

  /** Whether there are any, so that programs without such code do not ask. */
  private static volatile boolean any;

  /** Collections of which each method alone is one step. */
  private static final ClassValue<Boolean> FOLLOWED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getClassLoader() == null
              ? isOfJdk(type.getName())
              : NamedKind.isKindOf(type, "dev.dure.SharedMap");
        }
      };

  private static final class Entry {
    /** Known by what it equals; null if by its identity. */
    private final @Nullable Object value;

    private final @Nullable WeakReference<Object> object;
    final int hash;
    final SyncVar var;

    Entry(Object key, boolean byValue, int hash, SyncVar var) {
      this.value = byValue ? key : null;
      this.object = byValue ? null : new WeakReference<>(key);
      this.hash = hash;
      this.var = var;
    }

    boolean isOf(Object key) {
      return object != null ? object.refersTo(key) : key.equals(value); // of a class of the JDK
    }
  }

  private final SpinLock lock = new SpinLock();
  private volatile @Nullable Entry[] entries = new Entry[4];

  private Keys(Object map, ReferenceQueue<Object> queue) {
    super(map, queue);
  }

  /** Whether an object is a collection that is made for several threads. */
  static boolean isFollowed(Object map) {
    return FOLLOWED.get(map.getClass());
  }

  private static boolean isOfJdk(String className) {
    return switch (className) {
      case "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentHashMap$KeySetView",
          "java.util.concurrent.ConcurrentSkipListMap",
          "java.util.concurrent.ConcurrentSkipListSet",
          "java.util.concurrent.CopyOnWriteArrayList",
          "java.util.concurrent.CopyOnWriteArraySet",
          "java.util.Hashtable",
          "java.util.Vector",
          "java.util.Stack" ->
          true;
      default -> className.startsWith("java.util.Collections$Synchronized");
    };
  }

  /** The variable of a key; made when it is first asked for. */
  @DontInline
  static SyncVar of(Object map, Object key) {
    any = true;
    return ALL.of(map).var(map, key);
  }

  /** The variable of a key, or null if nobody has looked at it before changing it. */
  static @Nullable SyncVar find(@Nullable Object map, @Nullable Object key) {
    return any && map != null && key != null ? findAny(map, key) : null;
  }

  @DontInline
  private static @Nullable SyncVar findAny(Object map, Object key) {
    Keys keys = ALL.find(map);
    Entry found = keys == null ? null : keys.entry(key, hash(key));
    return found == null ? null : found.var;
  }

  private @Nullable Entry entry(Object key, int hash) {
    @Nullable Entry[] all = entries;
    long at = Raw.elementOffset(hash & (all.length - 1));
    Entry entry = (Entry) Raw.getAcquire(all, at);
    return entry != null && entry.hash == hash && entry.isOf(key) ? entry : null;
  }

  private SyncVar var(Object map, Object key) {
    int hash = hash(key);
    Entry known = entry(key, hash);
    if (known != null) {
      return known.var;
    }
    lock.lock();
    try {
      known = entry(key, hash);
      if (known == null) {
        known = new Entry(key, isValue(key), hash, new SyncVar(map, null));
        put(known);
      }
      return known.var;
    } finally {
      lock.unlock();
    }
  }

  private void put(Entry made) {
    @Nullable Entry[] all = entries;
    while (all.length < MOST && all[made.hash & (all.length - 1)] != null) {
      @Nullable Entry[] larger = new Entry[2 * all.length];
      for (Entry entry : all) {
        if (entry != null) {
          larger[entry.hash & (larger.length - 1)] = entry;
        }
      }
      all = larger;
    }
    Raw.putRelease(all, Raw.elementOffset(made.hash & (all.length - 1)), made);
    entries = all;
  }

  private static int hash(Object key) {
    return WeakTable.spread(isValue(key) ? key.hashCode() : System.identityHashCode(key));
  }

  private static boolean isValue(Object key) {
    return key instanceof String
        || key instanceof Integer
        || key instanceof Long
        || key instanceof Character
        || key instanceof Boolean
        || key instanceof Short
        || key instanceof Byte
        || key instanceof java.util.UUID;
  }

  /** Whether two values are one, as far as that can be said without a method of the program. */
  static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return one == other || (one != null && other != null && isValue(one) && one.equals(other));
  }

  // ---- what models tell ----

  /**
   * The current thread is about to change what a map has for a key, or to put in or take out an
   * element.
   *
   * @param site of the call
   * @return for one of the methods below, which is to be called if the change succeeds
   */
  public static @Nullable Object changing(@Nullable Object map, @Nullable Object key, int site) {
    SyncVar var = find(map, key);
    return var == null ? null : KeyChange.begin(var, ThreadState.current(), site);
  }

  /** A value was put in the place of another one, or of none. */
  public static void put(@Nullable Object told, @Nullable Object old, @Nullable Object value) {
    if (told != null) {
      KeyChange change = (KeyChange) told;
      if (old == null) {
        change.end(Change.Effect.ADDED, Look.Found.NOTHING);
      } else if (!isSame(old, value)) {
        change.end(Change.Effect.REPLACED, Look.Found.SOMETHING);
      } else if (change.hasSeen(value)) {
        change.cancel();
      } else {
        change.end(Change.Effect.NONE, Look.Found.SOMETHING);
      }
    }
  }

  /** Something was put in, or was there already; a list may have it twice. */
  public static void added(@Nullable Object told, boolean success) {
    end(told, success, Change.Effect.ADDED, success ? Look.Found.UNKNOWN : Look.Found.SOMETHING);
  }

  /** A value was replaced by another one, or not. */
  public static void replaced(
      @Nullable Object told, boolean success, @Nullable Object old, @Nullable Object value) {
    boolean differs = success && !isSame(old, value);
    end(told, differs, Change.Effect.REPLACED, Look.Found.UNKNOWN);
  }

  /** Something was taken out, or was not there. */
  public static void removed(@Nullable Object told, boolean success) {
    Look.Found there = success ? Look.Found.SOMETHING : Look.Found.NOTHING;
    end(told, success, Change.Effect.REMOVED, there);
  }

  /**
   * The current thread is about to change a value of Dure's; {@link #changedShared} says when it is
   * over.
   *
   * @param index of an array's element, else 0
   */
  public static void changingShared(@Nullable Object shared, int index, int site) {
    SyncVar var = find(shared, index);
    if (var != null && shared != null) {
      ThreadState thread = ThreadState.current();
      KeyChange change = KeyChange.begin(var, thread, site);
      if (change != null) {
        thread.steps().changing(shared, change, thread.depth);
      }
    }
  }

  /** The value was changed, or not; what was there is not looked into. */
  public static void changedShared(Object shared, boolean success) {
    KeyChange change = any ? ThreadState.current().steps().changed(shared) : null;
    end(change, success, Change.Effect.REPLACED, Look.Found.UNKNOWN);
  }

  private static void end(
      @Nullable Object told, boolean success, Change.Effect effect, Look.Found there) {
    if (told != null) {
      ((KeyChange) told).end(success ? effect : Change.Effect.NONE, there);
    }
  }
}
