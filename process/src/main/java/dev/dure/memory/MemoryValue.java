package dev.dure.memory;

import dev.dure.Space;
import java.util.Optional;

/**
 * What values of every kind in shared memory have in common: where the value stands, and how a
 * handle of it travels. Each is on a cache line of its own.
 */
abstract class MemoryValue {

  final transient Memory memory;
  final transient Mapping mapping;

  /** Where it stands in the segment. */
  final transient long at;

  /** Where it stands in this process. */
  final transient long address;

  private final transient Attachment attachment;
  private final transient Directory.Entry entry;

  MemoryValue(Attachment attachment, Directory.Entry entry, int bytes) {
    this.attachment = attachment;
    this.memory = attachment.memory();
    this.mapping = memory.mapping();
    this.at = entry.body();
    this.address = memory.segment().asSlice(at, bytes, bytes).address(); // within, and aligned
    this.entry = entry;
  }

  /** See {@link dev.dure.SharedObject#space}. */
  public final Space space() {
    return attachment.space();
  }

  /** See {@link dev.dure.SharedObject#name}. */
  public final Optional<String> name() {
    return entry.optionalName();
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof MemoryValue v && v.attachment == attachment && v.at == at;
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(at);
  }

  @Override
  public final String toString() {
    return entry.label() + " of " + attachment.description();
  }

  /** What is serialized instead. */
  final Object handle() {
    return MemoryHandle.of(attachment, entry.at());
  }
}
