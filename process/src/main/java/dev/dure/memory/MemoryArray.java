package dev.dure.memory;

import dev.dure.SharedArray;
import dev.dure.Space;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/**
 * What arrays of every element type in shared memory have in common: where an element stands, and
 * how a handle of the array travels.
 */
abstract class MemoryArray implements SharedArray {

  private static final long serialVersionUID = 1L;

  final transient Attachment attachment;
  final transient Memory memory;
  final transient Directory.Entry entry;

  /** The first element of this range in the whole array. */
  final transient int from;

  private final transient int length;
  private final transient int elementBytes;
  private final transient long base;

  MemoryArray(
      Attachment attachment, Directory.Entry entry, int from, int length, int elementBytes) {
    this.attachment = attachment;
    this.memory = attachment.memory();
    this.entry = entry;
    this.from = from;
    this.length = length;
    this.elementBytes = elementBytes;
    this.base = entry.body() + (long) from * elementBytes;
  }

  /** Where an element stands. */
  final long offset(int index) {
    return base + (long) Objects.checkIndex(index, length) * elementBytes;
  }

  /** Where a run of elements begins. */
  final long offset(int first, int count) {
    return base + (long) Objects.checkFromIndexSize(first, count, length) * elementBytes;
  }

  /** The elements as memory. */
  final MemorySegment view() {
    attachment.checkOpen();
    return memory.segment().asSlice(base, (long) length * elementBytes);
  }

  private boolean isWhole() {
    return from == 0 && length == entry.shape().length();
  }

  @Override
  public final int length() {
    return length;
  }

  @Override
  public final Space space() {
    return attachment.space();
  }

  @Override
  public final Optional<String> name() {
    return isWhole() ? entry.optionalName() : Optional.empty();
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof MemoryArray a
        && a.attachment == attachment
        && a.base == base
        && a.length == length;
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(base) * 31 + length;
  }

  @Override
  public final String toString() {
    String range = isWhole() ? "" : "[" + from + ", " + (from + length) + ") of ";
    return range + entry.label() + " of " + attachment.description();
  }

  /** Protected, so that it serves the subclasses too. */
  protected final Object writeReplace() {
    return MemoryHandle.of(attachment, entry.at(), from, length);
  }
}
