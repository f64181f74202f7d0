package dev.dure.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Java's serialization, for objects of classes that are on a list.
 *
 * <p>A class is found by its name among those that are allowed, and nowhere else: the bytes cannot
 * make a class be loaded, far less run. The limits hold while an object is read, not afterwards: a
 * filter (JEP 290) sees every class, every array before it is made, every reference. Which classes
 * are allowed is this process's own; nothing of it comes from where the bytes come from.
 *
 * <p>The writer checks the same list as it writes, so that a mistake shows in the program that made
 * it.
 */
public class AllowList {

  private static final Class<?>[] ALWAYS = {
    String.class,
    Boolean.class,
    Character.class,
    Byte.class,
    Short.class,
    Integer.class,
    Long.class,
    Float.class,
    Double.class,
    Number.class,
    Enum.class,
    Object.class
  };

  private final String owner;
  private final int maxBytes;
  private final int maxDepth;
  private final int maxArrayLength;
  private final Map<String, Class<?>> allowed = new HashMap<>();

  /**
   * A list with strings, boxed primitives and enums' base on it.
   *
   * @param owner whose list it is, for messages: "these elements"
   */
  public AllowList(String owner, int maxBytes, int maxDepth, int maxArrayLength) {
    this.owner = owner;
    this.maxBytes = maxBytes;
    this.maxDepth = maxDepth;
    this.maxArrayLength = maxArrayLength;
    for (Class<?> type : ALWAYS) {
      allowed.put(type.getName(), type);
    }
  }

  /**
   * Puts a class on the list, for an array that of its elements, and its superclasses with it.
   *
   * @return what was put there
   */
  public final Class<?> add(Class<?> given) {
    Class<?> type = given;
    while (type.isArray()) {
      type = type.getComponentType();
    }
    allowed.put(type.getName(), type);
    for (Class<?> above = type.getSuperclass();
        above != null && Serializable.class.isAssignableFrom(above);
        above = above.getSuperclass()) {
      allowed.put(above.getName(), above);
    }
    return type;
  }

  /** The classes on the list, by their names. */
  final Map<String, Class<?>> classes() {
    return allowed;
  }

  /** Whether an object that is not on the list by its class is allowed all the same. */
  boolean isAllowedOtherwise(Class<?> type) {
    return false;
  }

  private boolean isAllowed(Class<?> type) {
    Class<?> component = type;
    while (component.isArray()) {
      component = component.getComponentType();
    }
    return component.isPrimitive()
        || allowed.get(component.getName()) == component
        || isAllowedOtherwise(component);
  }

  /** Writes an object; fails if anything in it is not on the list. */
  final byte[] write(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new CheckedOutput(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an object, of which nothing is made that is not allowed.
   *
   * @throws IOException if something is not on the list or beyond a limit, or the bytes are no
   *     object
   */
  public final @Nullable Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new CheckedInput(bytes)) {
      in.setObjectInputFilter(this::judge);
      return in.readObject();
    }
  }

  private ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo seen) {
    boolean small =
        seen.depth() <= maxDepth
            && seen.arrayLength() <= maxArrayLength
            && seen.references() <= maxBytes
            && seen.streamBytes() <= maxBytes;
    Class<?> type = seen.serialClass();
    return small && (type == null || isAllowed(type))
        ? ObjectInputFilter.Status.ALLOWED
        : ObjectInputFilter.Status.REJECTED;
  }

  /** What is allowed, for messages. */
  public final String inWords() {
    return String.format(
        "%s, nested up to %d deep, arrays up to a length of %d",
        String.join(", ", new TreeSet<>(allowed.keySet())), maxDepth, maxArrayLength);
  }

  private InvalidClassException notAllowed(String name) {
    return new InvalidClassException(name, "not on the list of " + owner + ", " + inWords());
  }

  /** Sees the class of every object before it is written. */
  private final class CheckedOutput extends ObjectOutputStream {

    CheckedOutput(ByteArrayOutputStream bytes) throws IOException {
      super(bytes);
      enableReplaceObject(true);
    }

    /** A stream that fails writes the failure too; then that is what the user has to know. */
    @Override
    protected Object replaceObject(Object object) throws IOException {
      if (object instanceof IOException failure && !isAllowed(object.getClass())) {
        throw failure;
      }
      return object;
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
      if (!isAllowed(type)) {
        throw notAllowed(type.getName());
      }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) throws IOException {
      throw notAllowed(type.getName());
    }
  }

  private final class CheckedInput extends ObjectInputStream {

    CheckedInput(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described)
        throws IOException, ClassNotFoundException {
      String name = described.getName();
      String component = name.replaceFirst("^\\[+L(.*);$", "$1");
      Class<?> found = allowed.get(component);
      if (component.equals(name) && found != null) {
        return found;
      }
      boolean ofPrimitives = component.equals(name) && name.startsWith("[");
      if (found == null && !ofPrimitives) {
        throw notAllowed(name);
      }
      return Class.forName(name, false, found == null ? null : found.getClassLoader());
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
      throw notAllowed("a proxy of " + String.join(", ", interfaces));
    }
  }
}
