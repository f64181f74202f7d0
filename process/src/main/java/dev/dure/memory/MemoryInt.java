package dev.dure.memory;

import dev.dure.SharedInt;

/** An {@code int} in shared memory. */
final class MemoryInt extends MemoryValue implements SharedInt {

  private static final long serialVersionUID = 1L;

  MemoryInt(Attachment attachment, Directory.Entry entry) {
    super(attachment, entry, Integer.BYTES);
  }

  @Override
  public int get() {
    try {
      return mapping.getInt(address);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public void set(int value) {
    try {
      mapping.setInt(address, value);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public int getAndSet(int value) {
    try {
      return mapping.getAndSetInt(address, value);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public int getAndAdd(int delta) {
    try {
      return mapping.getAndAddInt(address, delta);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  @Override
  public int compareAndExchange(int expected, int value) {
    try {
      var _ = mapping.getInt(address); // see Mapping
      return mapping.compareAndExchangeInt(address, expected, value);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
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

  private Object writeReplace() {
    return handle();
  }
}
