package dev.dure.memory;

/**
 * Accesses to words of queues and maps at their addresses, as {@link Mapping} gives them, with the
 * exceptions that {@link Memory} gives: see there what a page that is gone means.
 *
 * <p>An address must lie in the segment; whoever makes one of an index that comes from the segment
 * checks the index.
 */
final class Words {

  private final Memory memory;
  private final Mapping mapping;

  Words(Memory memory) {
    this.memory = memory;
    this.mapping = memory.mapping();
  }

  int getInt(long at) {
    try {
      return mapping.getInt(at);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  long getLong(long at) {
    try {
      return mapping.getLong(at);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  void setLongRelease(long at, long value) {
    try {
      mapping.setLongRelease(at, value);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  long getAndSetLong(long at, long value) {
    try {
      return mapping.getAndSetLong(at, value);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  long getAndAddLong(long at, long delta) {
    try {
      return mapping.getAndAddLong(at, delta);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }

  long compareAndExchangeLong(long at, long expected, long value) {
    try {
      return mapping.compareAndExchangeLong(at, expected, value);
    } catch (InternalError e) {
      throw memory.failure(e);
    }
  }
}
