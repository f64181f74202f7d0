package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an instrumented class that are reached by {@link Field}: with the states, or the
 * {@link SyncVar}, that those have who reach them by name.
 *
 * <p>The access itself is the JDK's and cannot be made one step with what is told, as {@link
 * Volatiles} does it: what a write of a volatile field tells is told just before it, and what a
 * read learns just after it.
 */
public final class ReflectedFields extends WeakTable.Node {

  private static final WeakTable<ReflectedFields> ALL = new WeakTable<>(ReflectedFields::new);
  private static final int NONE = -1;

  /** Never changed; another one takes its place. */
  private record Known(String name, int field, boolean isVolatile, @Nullable Known next) {}

  private final SpinLock lock = new SpinLock();
  private volatile @Nullable Known first;

  private ReflectedFields(Object type, ReferenceQueue<Object> queue) {
    super(type, queue);
  }

  /** A field was read. */
  public static void read(Field field, @Nullable Object object, int site) {
    Known known = known(field);
    Object owner = owner(field, object);
    if (known.field == NONE || owner == null) {
      return;
    }
    if (known.isVolatile) {
      var(known, owner).acquire(ThreadState.current());
    } else {
      Detector.read(owner, known.field, ThreadState.current(), site);
    }
  }

  /** A field is about to be written. */
  public static void writing(Field field, @Nullable Object object) {
    Known known = known(field);
    Object owner = owner(field, object);
    if (known.field != NONE && known.isVolatile && owner != null) {
      var(known, owner).release(ThreadState.current());
    }
  }

  /** A field was written. */
  public static void wrote(Field field, @Nullable Object object, int site) {
    Known known = known(field);
    Object owner = owner(field, object);
    if (known.field != NONE && !known.isVolatile && owner != null) {
      Detector.write(owner, known.field, ThreadState.current(), site);
    }
  }

  /** Whether accesses of a field are told: it is not final, and its class is instrumented. */
  static boolean isFollowed(Field field) {
    return known(field).field != NONE;
  }

  /** The number of a plain field; negative if it is another, or one that is not followed. */
  static int plain(Field field) {
    Known known = known(field);
    return known.isVolatile ? NONE : known.field;
  }

  /** Whose shadow it is; null if the access is to fail. */
  private static @Nullable Object owner(Field field, @Nullable Object object) {
    Class<?> declaring = field.getDeclaringClass();
    return Modifier.isStatic(field.getModifiers())
        ? declaring
        : declaring.isInstance(object) ? object : null;
  }

  private static SyncVar var(Known known, Object owner) {
    Fields.Entry entry = Fields.get(known.field).located(owner);
    @Nullable Object var = Raw.getVolatile(owner, entry.offset());
    return Volatiles.of((SyncVar) var, owner, known.field);
  }

  private static Known known(Field field) {
    ReflectedFields fields = ALL.of(field.getDeclaringClass());
    String name = field.getName();
    for (Known k = fields.first; k != null; k = k.next) {
      if (k.name.equals(name)) {
        return k;
      }
    }
    return fields.add(field);
  }

  /** Of two at once both are kept, and either will do. */
  private Known add(Field field) {
    Class<?> declaring = field.getDeclaringClass();
    String name = field.getName();
    int number = NONE;
    boolean isVolatile = false;
    try {
      Class<?> shadow = declaring.getDeclaredField(Fields.SHADOW_PREFIX + name).getType();
      isVolatile = shadow == SyncVar.class;
      number = Fields.add(declaring.getName(), name, Modifier.isStatic(field.getModifiers()));
    } catch (NoSuchFieldException e) {
      // Final, or not instrumented.
    }
    lock.lock();
    try {
      Known made = new Known(name, number, isVolatile, first);
      first = made;
      return made;
    } finally {
      lock.unlock();
    }
  }
}
