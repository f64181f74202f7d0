package dev.dure;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What the elements of a {@link SharedQueue}, or the keys or the values of a {@link SharedMap},
 * are, and how much room each has. It is part of the shape of the queue or map: whoever gets that
 * by name says the same.
 *
 * <pre>{@code
 * SharedQueue<Long> ids = space.queue("ids", 1024, Elements.longs());
 * SharedQueue<byte[]> frames = space.queue("frames", 64, Elements.bytes(4096));
 * SharedQueue<Order> orders = space.queue("orders", 256, Elements.records(Order.class));
 * SharedQueue<Job> jobs =
 *     space.queue("jobs", 256, Elements.objects(Job.class, 2048, ArrayList.class));
 * SharedMap<String, Long> words =
 *     space.map("words", 10_000, Elements.strings(64), Elements.longs());
 * }</pre>
 *
 * <p>In every space an element is copied when it goes in, so that what becomes of it afterwards is
 * the caller's own affair, and what comes out belongs to whoever took it.
 *
 * @param <E> the type of the elements
 */
public sealed interface Elements<E> extends Serializable {

  /** The most bytes that one element may have: 256 MiB. */
  int MAX_BYTES = 1 << 28;

  /** How deep the objects of {@link #objects} may be nested unless something else is said. */
  int DEFAULT_DEPTH = 32;

  /**
   * The type of the elements.
   *
   * @return its class
   */
  Class<E> type();

  /**
   * Elements of 32 bits.
   *
   * @return the elements
   */
  static Elements<Integer> ints() {
    return new Ints();
  }

  /**
   * Elements of 64 bits.
   *
   * @return the elements
   */
  static Elements<Long> longs() {
    return new Longs();
  }

  /**
   * Floating-point elements of 64 bits; they come out with the bits with which they went in.
   *
   * @return the elements
   */
  static Elements<Double> doubles() {
    return new Doubles();
  }

  /**
   * Strings, in UTF-8.
   *
   * @param maxBytes the length of the longest, in bytes of UTF-8, 0 to {@value #MAX_BYTES}
   * @return the elements; a string with a surrogate that has no partner is none
   * @throws IllegalArgumentException if the length is not allowed
   */
  static Elements<String> strings(int maxBytes) {
    return new Strings(maxBytes);
  }

  /**
   * Arrays of bytes, each with a length of its own. {@code contains} and {@code remove} compare
   * their contents.
   *
   * @param maxBytes the length of the longest, 0 to {@value #MAX_BYTES}
   * @return the elements
   * @throws IllegalArgumentException if the length is not allowed
   */
  static Elements<byte[]> bytes(int maxBytes) {
    return new Bytes(maxBytes);
  }

  /**
   * Records, with components as {@link Guarded} allows them.
   *
   * @param <R> the type of the record
   * @param type its class
   * @return the elements; a component that cannot be shared is found when the queue or map is
   *     created
   */
  static <R extends Record> Elements<R> records(Class<R> type) {
    return new Records<>(type);
  }

  /**
   * Serializable objects, by an allow-list: an element may consist of objects of the classes named
   * here, of their superclasses, of arrays of these and of primitive types, of strings, boxed
   * primitives and enum constants of named types. Everything else is refused, when it is put in and
   * once more before anything of it is made when it comes out. So a process that writes what it
   * likes into the shared memory can make no other class be loaded or run here.
   *
   * <p>Naming a {@link SharedObject}'s interface, such as {@code SharedLongArray.class}, lets
   * handles in: then big data need not be copied through the queue.
   *
   * @param <T> the type of the elements
   * @param type their class; allowed as such, unless it is abstract
   * @param maxBytes the size of the largest, serialized, 1 to {@value #MAX_BYTES}
   * @param allowed the other classes of which they consist; subclasses are not meant
   * @return the elements
   * @throws IllegalArgumentException if the size is not allowed
   */
  static <T> Serialized<T> objects(Class<T> type, int maxBytes, Class<?>... allowed) {
    return new Serialized<>(type, maxBytes, List.of(allowed), DEFAULT_DEPTH, maxBytes);
  }

  /** Elements of 32 bits. */
  record Ints() implements Elements<Integer> {
    @Override
    public Class<Integer> type() {
      return Integer.class;
    }
  }

  /** Elements of 64 bits. */
  record Longs() implements Elements<Long> {
    @Override
    public Class<Long> type() {
      return Long.class;
    }
  }

  /** Floating-point elements of 64 bits. */
  record Doubles() implements Elements<Double> {
    @Override
    public Class<Double> type() {
      return Double.class;
    }
  }

  /**
   * Strings.
   *
   * @param maxBytes the length of the longest, in bytes of UTF-8
   */
  record Strings(int maxBytes) implements Elements<String> {

    /** Checks the length. */
    public Strings {
      requireSize(maxBytes, 0);
    }

    @Override
    public Class<String> type() {
      return String.class;
    }
  }

  /**
   * Arrays of bytes.
   *
   * @param maxBytes the length of the longest
   */
  record Bytes(int maxBytes) implements Elements<byte[]> {

    /** Checks the length. */
    public Bytes {
      requireSize(maxBytes, 0);
    }

    @Override
    public Class<byte[]> type() {
      return byte[].class;
    }
  }

  /**
   * Records.
   *
   * @param <R> the type of the record
   * @param type its class
   */
  record Records<R extends Record>(Class<R> type) implements Elements<R> {

    /** Checks for null. */
    public Records {
      Objects.requireNonNull(type, "type");
    }
  }

  /**
   * Serializable objects, by an allow-list; see {@link Elements#objects}.
   *
   * @param <T> the type of the elements
   * @param type their class
   * @param maxBytes the size of the largest, serialized
   * @param allowed the other classes of which they consist
   * @param maxDepth how deep objects may be nested
   * @param maxArrayLength the length of the longest array
   */
  record Serialized<T>(
      Class<T> type, int maxBytes, List<Class<?>> allowed, int maxDepth, int maxArrayLength)
      implements Elements<T> {

    /** Checks the limits. */
    public Serialized {
      Objects.requireNonNull(type, "type");
      allowed = List.copyOf(allowed);
      requireSize(maxBytes, 1);
      if (maxDepth < 1 || maxArrayLength < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Serialized objects need a depth of at least 1 and arrays a length of at least 0,"
                    + " not %d and %d.",
                maxDepth,
                maxArrayLength));
      }
    }

    /**
     * The same with other limits against what a malicious writer could make of a few bytes.
     *
     * @param depth how deep objects may be nested, at least 1
     * @param arrayLength the length of the longest array
     * @return the elements
     */
    public Serialized<T> withLimits(int depth, int arrayLength) {
      return new Serialized<>(type, maxBytes, allowed, depth, arrayLength);
    }
  }

  private static void requireSize(int maxBytes, int least) {
    if (maxBytes < least || maxBytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "An element cannot have %,d bytes at most; allowed are %d to %,d.",
              maxBytes,
              least,
              MAX_BYTES));
    }
  }
}
