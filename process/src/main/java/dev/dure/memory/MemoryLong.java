package dev.dure.memory;

import dev.dure.SharedLong;

/** A {@code long} in shared memory. */
final class MemoryLong extends MemoryValue implements SharedLong {

  private static final long serialVersionUID = 1L;

  MemoryLong(Attachment attachment, Directory.Entry entry) {
    super(attachment, entry, Long.BYTES);
  }

  @Override
  public long get() {
    try {
      return mapping.getLong(address);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public void set(long value) {
    try {
      mapping.setLong(address, value);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public long getAndSet(long value) {
    try {
      return mapping.getAndSetLong(address, value);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public long getAndAdd(long delta) {
    try {
      return mapping.getAndAddLong(address, delta);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public long compareAndExchange(long expected, long value) {
    try {
      var _ = mapping.getLong(address); // see Mapping
      return mapping.compareAndExchangeLong(address, expected, value);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
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

  private Object writeReplace() {
    return handle();
  }
}
