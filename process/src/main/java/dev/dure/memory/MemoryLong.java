package dev.dure.memory;

import dev.dure.SharedLong;
import dev.dure.Space;
import java.util.Optional;

/** A {@code long} in shared memory, on a cache line of its own. */
final class MemoryLong implements SharedLong {

  private static final long serialVersionUID = 1L;

  private final transient Attachment attachment;
  private final transient Memory memory;
  private final transient long at;
  private final transient Directory.Entry entry;

  MemoryLong(Attachment attachment, Directory.Entry entry) {
    this.attachment = attachment;
    this.memory = attachment.memory();
    this.at = entry.body();
    this.entry = entry;
  }

  @Override
  public long get() {
    return memory.getLong(at);
  }

  @Override
  public void set(long value) {
    memory.setLong(at, value);
  }

  @Override
  public long getAndSet(long value) {
    return memory.getAndSetLong(at, value);
  }

  @Override
  public long getAndAdd(long delta) {
    return memory.getAndAddLong(at, delta);
  }

  @Override
  public long compareAndExchange(long expected, long value) {
    return memory.compareAndExchangeLong(at, expected, value);
  }

  @Override
  public long getPlain() {
    return memory.getLongPlain(at);
  }

  @Override
  public void setPlain(long value) {
    memory.setLongPlain(at, value);
  }

  @Override
  public long getOpaque() {
    return memory.getLongOpaque(at);
  }

  @Override
  public void setOpaque(long value) {
    memory.setLongOpaque(at, value);
  }

  @Override
  public long getAcquire() {
    return memory.getLongAcquire(at);
  }

  @Override
  public void setRelease(long value) {
    memory.setLongRelease(at, value);
  }

  @Override
  public Space space() {
    return attachment.space();
  }

  @Override
  public Optional<String> name() {
    return entry.optionalName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemoryLong v && v.attachment == attachment && v.at == at;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(at);
  }

  @Override
  public String toString() {
    return entry.label() + " of " + attachment.description();
  }

  private Object writeReplace() {
    return MemoryHandle.of(attachment, entry.at());
  }
}
