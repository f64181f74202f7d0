package dev.dure.race.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Method handles that read or write a field. The program gets handles that do the same and tell of
 * it, at the call of the program in which they run: {@link ReflectedFields} does the rest.
 */
public final class FieldHandles extends WeakTable.Node {

  private static final WeakTable<FieldHandles> ALL = new WeakTable<>(FieldHandles::new);

  private static final MethodHandle READ = handle("read");
  private static final MethodHandle WRITING = handle("writing");
  private static final MethodHandle WROTE = handle("wrote");

  /** What the program may want to look into, which can be done with direct handles only. */
  private volatile @Nullable MethodHandle direct;

  private FieldHandles(Object told, ReferenceQueue<Object> queue) {
    super(told, queue);
  }

  private static MethodHandle handle(String name) {
    try {
      MethodType type = MethodType.methodType(void.class, Field.class, Object.class);
      return MethodHandles.lookup().findStatic(FieldHandles.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  /** What the program gets for a handle that reads. */
  public static MethodHandle getter(Lookup lookup, MethodHandle direct) {
    Field field = field(lookup, direct);
    return field == null ? direct : made(direct, getter(direct, field));
  }

  /** What the program gets for a handle that writes. */
  public static MethodHandle setter(Lookup lookup, MethodHandle direct) {
    Field field = field(lookup, direct);
    return field == null ? direct : made(direct, setter(direct, field));
  }

  /** The handle for which the program got another one; the same if there is none. */
  public static MethodHandle direct(MethodHandle handle) {
    FieldHandles known = ALL.find(handle);
    MethodHandle direct = known == null ? null : known.direct;
    return direct == null ? handle : direct;
  }

  private static MethodHandle made(MethodHandle direct, MethodHandle told) {
    ALL.of(told).direct = direct;
    return told;
  }

  /** Null if accesses of the field are not followed, or it is not known which it is. */
  private static @Nullable Field field(Lookup lookup, MethodHandle direct) {
    try {
      MethodHandleInfo info = lookup.revealDirect(direct);
      Field field = info.reflectAs(Field.class, lookup);
      return ReflectedFields.isFollowed(field) ? field : null;
    } catch (IllegalArgumentException | SecurityException e) {
      return null; // a lookup that may make the handle, and not look into it
    }
  }

  /** The object, if there is one, is the only parameter. */
  private static MethodHandle getter(MethodHandle direct, Field field) {
    MethodType type = direct.type();
    MethodHandle value = MethodHandles.identity(type.returnType());
    MethodHandle told = MethodHandles.dropArguments(told(READ, field, type), 0, type.returnType());
    MethodHandle after =
        MethodHandles.foldArguments(
            MethodHandles.dropArguments(value, 1, type.parameterList()), told);
    return MethodHandles.foldArguments(after, direct);
  }

  /** The object, if there is one, comes before the value. */
  private static MethodHandle setter(MethodHandle direct, Field field) {
    int value = direct.type().parameterCount() - 1;
    Class<?> valueType = direct.type().parameterType(value);
    MethodType type = direct.type().dropParameterTypes(value, value + 1);
    MethodHandle writing =
        MethodHandles.dropArguments(told(WRITING, field, type), value, valueType);
    MethodHandle wrote = MethodHandles.dropArguments(told(WROTE, field, type), value, valueType);
    return MethodHandles.foldArguments(MethodHandles.foldArguments(wrote, direct), writing);
  }

  /** Takes what a type says, the object or nothing. */
  private static MethodHandle told(MethodHandle tell, Field field, MethodType type) {
    MethodHandle ofField = tell.bindTo(field);
    return type.parameterCount() == 0
        ? MethodHandles.insertArguments(ofField, 0, (Object) null)
        : ofField.asType(type.changeReturnType(void.class));
  }

  // ---- called by handle ----

  @SuppressWarnings("UnusedMethod")
  private static void read(Field field, @Nullable Object object) {
    ReflectedFields.read(field, object, Sites.ofCall());
  }

  @SuppressWarnings("UnusedMethod")
  private static void writing(Field field, @Nullable Object object) {
    ReflectedFields.writing(field, object);
  }

  @SuppressWarnings("UnusedMethod")
  private static void wrote(Field field, @Nullable Object object) {
    ReflectedFields.wrote(field, object, Sites.ofCall());
  }
}
