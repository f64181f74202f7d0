package dev.dure.internal;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The layout of a record in memory: which components it has, of which types, at which offsets.
 *
 * <p>It is a struct of C in the machine's byte order: {@code boolean} and {@code byte} take one
 * byte, {@code short} and {@code char} two, {@code int}, {@code float} and the ordinal of an enum
 * four, {@code long} and {@code double} eight; a string takes an {@code int} with its length in
 * bytes and the room of its {@code @MaxBytes}; a nested record is a nested struct. Each stands at a
 * multiple of its alignment, so the record must stand at a multiple of {@link #alignment}.
 *
 * @param <R> the type of the record
 */
public final class RecordShape<R extends Record> {

  private static final ClassValue<RecordShape<?>> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape<?> computeValue(Class<?> type) {
          return new RecordShape<>(type.asSubclass(Record.class));
        }
      };

  private final Class<R> type;
  private final RecordType layout;

  private RecordShape(Class<R> type) {
    this.type = type;
    this.layout = RecordType.of(type);
  }

  /**
   * The shape of a record's class.
   *
   * @throws IllegalArgumentException if a component is of a type that cannot be shared; names it
   *     and what is allowed
   */
  @SuppressWarnings("unchecked") // the class of an R is a Class<R>, since records are final
  public static <R extends Record> RecordShape<R> of(R example) {
    return ofType((Class<R>) Objects.requireNonNull(example, "initial").getClass());
  }

  /**
   * The shape of a record's class.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  @SuppressWarnings("unchecked") // computeValue makes the shape of a class from that class
  public static <R extends Record> RecordShape<R> ofType(Class<R> type) {
    return (RecordShape<R>) SHAPES.get(type);
  }

  /**
   * The record with types and names of its components, such as {@code com.acme.Account(long
   * balance, String(32) owner)}; equal exactly if classes and layouts are.
   */
  public String signature() {
    return layout.signature();
  }

  /**
   * The bytes that one record takes, a multiple of {@link #alignment}; 0 if it has no components.
   */
  public int bytes() {
    return layout.bytes();
  }

  /** Of what the address of a record must be a multiple: 1, 2, 4 or 8. */
  public int alignment() {
    return layout.alignment();
  }

  /** The class of the record. */
  public Class<R> type() {
    return type;
  }

  /**
   * Checks that a record fits: strings within their bytes, nothing null.
   *
   * @return the record
   * @throws IllegalArgumentException if it does not; names the component, its value and what is
   *     allowed
   */
  public R check(R record) {
    layout.check(Objects.requireNonNull(record, "record"), type.getName());
    return record;
  }

  /**
   * Checks a record and writes it to a buffer at index {@code at} (absolute; the position does not
   * move). Nothing outside of its {@link #bytes} is written.
   *
   * @throws IllegalArgumentException as {@link #check}; part of the record may have been written
   */
  public void encode(R record, ByteBuffer target, int at) {
    layout.encode(Objects.requireNonNull(record, "record"), target, at, type.getName());
  }

  /**
   * Gives a record that was written at index {@code at} the bytes that all records with equal
   * components have.
   */
  public void canonicalize(ByteBuffer written, int at) {
    layout.canonicalize(written, at);
  }

  /**
   * Reads a record from a buffer at index {@code at} (absolute).
   *
   * @throws IllegalStateException if what is there is no such record; names the component and what
   *     was found
   */
  public R decode(ByteBuffer source, int at) {
    return type.cast(layout.decode(source, at, type.getName()));
  }
}
