package dev.dure.memory;

import dev.dure.SharedLongArray;
import java.util.Objects;

/** An array of {@code long} in shared memory, or a range of one. */
final class MemoryLongArray extends MemoryArray implements SharedLongArray {

  private static final long serialVersionUID = 1L;

  MemoryLongArray(Attachment attachment, Directory.Entry entry, int from, int length) {
    super(attachment, entry, from, length, 8);
  }

  @Override
  public long get(int index) {
    return memory.getLong(offset(index));
  }

  @Override
  public void set(int index, long value) {
    memory.setLong(offset(index), value);
  }

  @Override
  public long getAndSet(int index, long value) {
    return memory.getAndSetLong(offset(index), value);
  }

  @Override
  public long getAndAdd(int index, long delta) {
    return memory.getAndAddLong(offset(index), delta);
  }

  @Override
  public long compareAndExchange(int index, long expected, long value) {
    return memory.compareAndExchangeLong(offset(index), expected, value);
  }

  @Override
  public long getPlain(int index) {
    return memory.getLongPlain(offset(index));
  }

  @Override
  public void setPlain(int index, long value) {
    memory.setLongPlain(offset(index), value);
  }

  @Override
  public long getOpaque(int index) {
    return memory.getLongOpaque(offset(index));
  }

  @Override
  public void setOpaque(int index, long value) {
    memory.setLongOpaque(offset(index), value);
  }

  @Override
  public long getAcquire(int index) {
    return memory.getLongAcquire(offset(index));
  }

  @Override
  public void setRelease(int index, long value) {
    memory.setLongRelease(offset(index), value);
  }

  @Override
  public void read(int from, long[] target, int targetFrom, int count) {
    Objects.checkFromIndexSize(targetFrom, count, target.length);
    memory.read(offset(from, count), target, targetFrom, count);
  }

  @Override
  public void write(int from, long[] source, int sourceFrom, int count) {
    Objects.checkFromIndexSize(sourceFrom, count, source.length);
    memory.write(offset(from, count), source, sourceFrom, count);
  }

  @Override
  public void fill(long value) {
    for (int i = 0; i < length(); i++) {
      setPlain(i, value);
    }
  }

  @Override
  public SharedLongArray range(int from, int to) {
    attachment.checkOpen();
    Objects.checkFromToIndex(from, to, length());
    return new MemoryLongArray(attachment, entry, this.from + from, to - from);
  }
}
