package dev.dure.memory;

import dev.dure.SharedInt;
import dev.dure.Space;
import java.util.Optional;

/** An {@code int} in shared memory, on a cache line of its own. */
final class MemoryInt implements SharedInt {

  private static final long serialVersionUID = 1L;

  private final transient Attachment attachment;
  private final transient Memory memory;
  private final transient long at;
  private final transient Directory.Entry entry;

  MemoryInt(Attachment attachment, Directory.Entry entry) {
    this.attachment = attachment;
    this.memory = attachment.memory();
    this.at = entry.body();
    this.entry = entry;
  }

  @Override
  public int get() {
    return memory.getInt(at);
  }

  @Override
  public void set(int value) {
    memory.setInt(at, value);
  }

  @Override
  public int getAndSet(int value) {
    return memory.getAndSetInt(at, value);
  }

  @Override
  public int getAndAdd(int delta) {
    return memory.getAndAddInt(at, delta);
  }

  @Override
  public int compareAndExchange(int expected, int value) {
    return memory.compareAndExchangeInt(at, expected, value);
  }

  @Override
  public int getPlain() {
    return memory.getIntPlain(at);
  }

  @Override
  public void setPlain(int value) {
    memory.setIntPlain(at, value);
  }

  @Override
  public int getOpaque() {
    return memory.getIntOpaque(at);
  }

  @Override
  public void setOpaque(int value) {
    memory.setIntOpaque(at, value);
  }

  @Override
  public int getAcquire() {
    return memory.getIntAcquire(at);
  }

  @Override
  public void setRelease(int value) {
    memory.setIntRelease(at, value);
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
    return other instanceof MemoryInt v && v.attachment == attachment && v.at == at;
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
