package dev.dure.internal;

import dev.dure.ElementRefusedException;
import dev.dure.Elements;
import dev.dure.SharedObject;
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
import java.util.UUID;

/**
 * Serializable objects, by an allow-list.
 *
 * <p>A class is found by its name among those that are allowed, and nowhere else: the bytes cannot
 * make a class be loaded, far less run. The limits hold while an object is read, not afterwards: a
 * filter (JEP 290) sees every class, every array before it is made, every reference. Which classes
 * are allowed is this process's own; nothing of it comes from where the bytes come from.
 *
 * <p>The writer checks the same list as it writes, so that a mistake shows at {@code put}, in the
 * program that made it.
 *
 * @param <E> the type of the elements
 */
final class SerializedCodec<E> extends ElementCodec<E> {

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

  /** What a handle of a shared object consists of. */
  private static final Class<?>[] OF_HANDLES = {
    UUID.class,
    Elements.Ints.class,
    Elements.Longs.class,
    Elements.Doubles.class,
    Elements.Bytes.class,
    Elements.Strings.class,
    Elements.Records.class,
    MapElements.class
  };

  private final Elements.Serialized<E> elements;
  private final Map<String, Class<?>> allowed = new HashMap<>();

  SerializedCodec(Elements.Serialized<E> elements, Class<?> handle) {
    super(
        "object of " + elements.type().getName() + " of at most " + elements.maxBytes(),
        elements.maxBytes());
    this.elements = elements;
    for (Class<?> type : ALWAYS) {
      allowed.put(type.getName(), type);
    }
    allow(elements.type(), handle);
    for (Class<?> type : elements.allowed()) {
      allow(type, handle);
    }
  }

  private void allow(Class<?> given, Class<?> handle) {
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
    if (SharedObject.class.isAssignableFrom(type)) {
      allowed.put(handle.getName(), handle);
      for (Class<?> part : OF_HANDLES) {
        allowed.put(part.getName(), part);
      }
    }
  }

  private boolean isAllowed(Class<?> type) {
    Class<?> component = type;
    while (component.isArray()) {
      component = component.getComponentType();
    }
    return component.isPrimitive()
        || allowed.get(component.getName()) == component
        || isShared(component);
  }

  /** What a handle becomes as it is read: an object of a class that only its space knows. */
  private boolean isShared(Class<?> type) {
    return SharedObject.class.isAssignableFrom(type)
        && allowed.values().stream()
            .anyMatch(a -> SharedObject.class.isAssignableFrom(a) && a.isAssignableFrom(type));
  }

  @Override
  boolean isImmutable() {
    return false;
  }

  @Override
  public byte[] encode(E element) {
    E checked = elements.type().cast(element);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new CheckedOutput(bytes)) {
      out.writeObject(checked);
    } catch (IOException e) {
      throw new IllegalArgumentException("The element cannot be sent: " + e.getMessage() + ".", e);
    }
    if (bytes.size() > maxBytes()) {
      throw tooLarge(bytes.size(), maxBytes());
    }
    return bytes.toByteArray();
  }

  @Override
  public E decode(byte[] bytes) {
    try (ObjectInputStream in = new CheckedInput(bytes)) {
      in.setObjectInputFilter(this::judge);
      return elements.type().cast(ElementCodec.requireElement(in.readObject()));
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw new ElementRefusedException(
          String.format(
              "An element of %d bytes was refused: %s. Allowed are %s.",
              bytes.length, e.getMessage(), allowedInWords()),
          e);
    }
  }

  private ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo seen) {
    boolean small =
        seen.depth() <= elements.maxDepth()
            && seen.arrayLength() <= elements.maxArrayLength()
            && seen.references() <= maxBytes()
            && seen.streamBytes() <= maxBytes();
    Class<?> type = seen.serialClass();
    return small && (type == null || isAllowed(type))
        ? ObjectInputFilter.Status.ALLOWED
        : ObjectInputFilter.Status.REJECTED;
  }

  private String allowedInWords() {
    return String.format(
        "%s, nested up to %d deep, arrays up to a length of %d",
        String.join(", ", new TreeSet<>(allowed.keySet())),
        elements.maxDepth(),
        elements.maxArrayLength());
  }

  private InvalidClassException notAllowed(String name) {
    return new InvalidClassException(
        name, "not on the list of these elements, " + allowedInWords());
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
