package dev.dure.internal;

import dev.dure.MaxBytes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A record, whole or nested in another. Laid out as C lays out a struct: each component at the next
 * multiple of its alignment, the record's alignment the largest of its components', its size a
 * multiple of that.
 */
final class RecordType extends ComponentType {

  /** A bound on what a type that nests others twice and twice again can grow to. */
  static final int MAX_COMPONENTS = 1000;

  static final int MAX_STRING_BYTES = 65_536;

  private static final String ALLOWED =
      "Allowed are primitive types, enums, String with @MaxBytes, and records of these.";

  /** One component: how it is read from a record, where it lies, and how messages call it. */
  private record Member(ComponentType type, MethodHandle accessor, int offset, String where) {}

  private final Class<?> type;
  private final List<Member> members;
  private final MethodHandle constructor;
  private final int components;

  private RecordType(
      Class<?> type,
      String signature,
      int bytes,
      int alignment,
      List<Member> members,
      MethodHandle constructor) {
    super(signature, bytes, alignment);
    this.type = type;
    this.members = members;
    this.constructor = constructor;
    this.components = 1 + members.stream().mapToInt(m -> m.type().components()).sum();
  }

  static RecordType of(Class<?> type) {
    return of(type, List.of());
  }

  /**
   * Lays out a record.
   *
   * @param outer the records in which it is nested, from the outside: a type that is in there
   *     contains itself
   */
  private static RecordType of(Class<?> type, List<Class<?>> outer) {
    List<Class<?>> path = new ArrayList<>(outer);
    path.add(type);
    RecordComponent[] components = type.getRecordComponents();
    List<Member> members = new ArrayList<>();
    StringJoiner signature = new StringJoiner(", ", type.getName() + "(", ")");
    int end = 0;
    int alignment = 1;
    int count = 1;
    for (RecordComponent component : components) {
      String where = "Component \"" + component.getName() + "\" of " + type.getName();
      ComponentType member = typeOf(component, where, path);
      count += member.components();
      if (count > MAX_COMPONENTS) {
        throw new IllegalArgumentException(
            String.format(
                "The record %s has more than %d components, nested ones included; allowed are"
                    + " %d. Use a shared array for bulk data.",
                type.getName(), MAX_COMPONENTS, MAX_COMPONENTS));
      }
      int offset = align(end, member.alignment());
      members.add(new Member(member, accessor(component, type), offset, where));
      signature.add(member.signature() + " " + component.getName());
      end = offset + member.bytes();
      alignment = Math.max(alignment, member.alignment());
    }
    return new RecordType(
        type,
        signature.toString(),
        align(end, alignment),
        alignment,
        List.copyOf(members),
        constructor(type, components));
  }

  private static ComponentType typeOf(
      RecordComponent component, String where, List<Class<?>> path) {
    Class<?> type = component.getType();
    if (type.isPrimitive()) {
      return Primitive.of(type);
    }
    if (type.isEnum()) {
      return new Constants(type);
    }
    if (type == String.class) {
      return new Text(room(component, where));
    }
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          String.format("%s is of type %s. %s", where, type.getTypeName(), ALLOWED));
    }
    if (path.contains(type)) {
      throw new IllegalArgumentException(
          String.format(
              "%s is of type %s, which contains itself. A record that lives in a space has a fixed"
                  + " size. %s",
              where, type.getName(), ALLOWED));
    }
    return of(type, path);
  }

  private static int room(RecordComponent component, String where) {
    MaxBytes room = component.getAnnotation(MaxBytes.class);
    if (room == null) {
      throw new IllegalArgumentException(
          String.format(
              "%s is a String without @MaxBytes. Say how much room it needs: @MaxBytes(32) String"
                  + " %s.",
              where, component.getName()));
    }
    if (room.value() < 1 || room.value() > MAX_STRING_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "%s has @MaxBytes(%d); allowed are 1 to %d.", where, room.value(), MAX_STRING_BYTES));
    }
    return room.value();
  }

  private static MethodHandle accessor(RecordComponent component, Class<?> type) {
    open(component.getAccessor(), type);
    try {
      return MethodHandles.lookup()
          .unreflect(component.getAccessor())
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw closed(type, e);
    }
  }

  private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      open(canonical, type);
      return MethodHandles.lookup()
          .unreflectConstructor(canonical)
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (NoSuchMethodException e) {
      throw new AssertionError("a record without its canonical constructor: " + type, e);
    } catch (IllegalAccessException e) {
      throw closed(type, e);
    }
  }

  private static void open(AccessibleObject member, Class<?> type) {
    if (!member.trySetAccessible()) {
      throw closed(type, null);
    }
  }

  private static IllegalArgumentException closed(Class<?> type, @Nullable Throwable cause) {
    String reader = RecordType.class.getModule().getName();
    return new IllegalArgumentException(
        String.format(
            "The record %s cannot be reached: the module %s does not open its package. Add \"opens"
                + " %s%s;\" to module-info.java.",
            type.getName(),
            type.getModule().getName(),
            type.getPackageName(),
            reader == null ? "" : " to " + reader),
        cause);
  }

  @Override
  int components() {
    return components;
  }

  @Override
  Object check(@Nullable Object value, String where) {
    Object record = present(value, where);
    for (Member member : members) {
      member.type().check(read(member, record), member.where());
    }
    return record;
  }

  @Override
  void encode(@Nullable Object value, ByteBuffer target, int at, String where) {
    Object record = present(value, where);
    for (Member member : members) {
      member.type().encode(read(member, record), target, at + member.offset(), member.where());
    }
  }

  @Override
  Object decode(ByteBuffer source, int at, String where) {
    Object[] values = new Object[members.size()];
    for (int i = 0; i < values.length; i++) {
      Member member = members.get(i);
      values[i] = member.type().decode(source, at + member.offset(), member.where());
    }
    try {
      return constructor.invokeExact(values);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  void canonicalize(ByteBuffer written, int at) {
    for (Member member : members) {
      member.type().canonicalize(written, at + member.offset());
    }
  }

  /** The value as this record; another class can come only by way of unchecked casts. */
  private Object present(@Nullable Object value, String where) {
    if (value == null) {
      throw new IllegalArgumentException(
          where + " is null. Shared memory has no null: use a value that stands for it.");
    }
    return type.cast(value);
  }

  private static @Nullable Object read(Member member, Object record) {
    try {
      return member.accessor().invokeExact(record);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /**
   * What the user's accessor or constructor threw; only by a trick can that be a checked exception.
   */
  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException e
        ? e
        : new IllegalStateException(new InvocationTargetException(thrown));
  }
}
