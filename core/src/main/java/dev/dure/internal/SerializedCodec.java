package dev.dure.internal;

import dev.dure.ElementRefusedException;
import dev.dure.Elements;
import dev.dure.SharedObject;
import java.io.IOException;
import java.util.UUID;

/**
 * Serializable objects, by an {@link AllowList}; a mistake shows when they are put in.
 *
 * @param <E> the type of the elements
 */
final class SerializedCodec<E> extends ElementCodec<E> {

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

  /** What a handle becomes as it is read: an object of a class that only its space knows. */
  private static final class WithHandles extends AllowList {

    WithHandles(Elements.Serialized<?> elements) {
      super("these elements", elements.maxBytes(), elements.maxDepth(), elements.maxArrayLength());
    }

    @Override
    boolean isAllowedOtherwise(Class<?> type) {
      return SharedObject.class.isAssignableFrom(type)
          && classes().values().stream()
              .anyMatch(a -> SharedObject.class.isAssignableFrom(a) && a.isAssignableFrom(type));
    }
  }

  private final Elements.Serialized<E> elements;
  private final AllowList allowed;

  SerializedCodec(Elements.Serialized<E> elements, Class<?> handle) {
    super(
        "object of " + elements.type().getName() + " of at most " + elements.maxBytes(),
        elements.maxBytes());
    this.elements = elements;
    this.allowed = new WithHandles(elements);
    allow(elements.type(), handle);
    for (Class<?> type : elements.allowed()) {
      allow(type, handle);
    }
  }

  private void allow(Class<?> given, Class<?> handle) {
    Class<?> type = allowed.add(given);
    if (SharedObject.class.isAssignableFrom(type)) {
      Class<?> unused = allowed.add(handle);
      for (Class<?> part : OF_HANDLES) {
        unused = allowed.add(part);
      }
    }
  }

  @Override
  boolean isImmutable() {
    return false;
  }

  @Override
  public byte[] encode(E element) {
    E checked = elements.type().cast(element);
    byte[] bytes;
    try {
      bytes = allowed.write(checked);
    } catch (IOException e) {
      throw new IllegalArgumentException("The element cannot be sent: " + e.getMessage() + ".", e);
    }
    if (bytes.length > maxBytes()) {
      throw tooLarge(bytes.length, maxBytes());
    }
    return bytes;
  }

  @Override
  public E decode(byte[] bytes) {
    try {
      return elements.type().cast(ElementCodec.requireElement(allowed.read(bytes)));
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw new ElementRefusedException(
          String.format(
              "An element of %d bytes was refused: %s. Allowed are %s.",
              bytes.length, e.getMessage(), allowed.inWords()),
          e);
    }
  }
}
