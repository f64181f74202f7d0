package dev.dure.memory;

import dev.dure.SharedIntArray;
import java.util.Objects;

/** An array of {@code int} in shared memory, or a range of one. */
final class MemoryIntArray extends MemoryArray implements SharedIntArray {

  private static final long serialVersionUID = 1L;

  MemoryIntArray(Attachment attachment, Directory.Entry entry, int from, int length) {
    super(attachment, entry, from, length, 4);
  }

  @Override
  public int get(int index) {
    return memory.getInt(offset(index));
  }

  @Override
  public void set(int index, int value) {
    memory.setInt(offset(index), value);
  }

  @Override
  public int getAndSet(int index, int value) {
    return memory.getAndSetInt(offset(index), value);
  }

  @Override
  public int getAndAdd(int index, int delta) {
    return memory.getAndAddInt(offset(index), delta);
  }

  @Override
  public int compareAndExchange(int index, int expected, int value) {
    return memory.compareAndExchangeInt(offset(index), expected, value);
  }

  @Override
  public int getPlain(int index) {
    return memory.getIntPlain(offset(index));
  }

  @Override
  public void setPlain(int index, int value) {
    memory.setIntPlain(offset(index), value);
  }

  @Override
  public int getOpaque(int index) {
    return memory.getIntOpaque(offset(index));
  }

  @Override
  public void setOpaque(int index, int value) {
    memory.setIntOpaque(offset(index), value);
  }

  @Override
  public int getAcquire(int index) {
    return memory.getIntAcquire(offset(index));
  }

  @Override
  public void setRelease(int index, int value) {
    memory.setIntRelease(offset(index), value);
  }

  @Override
  public void read(int from, int[] target, int targetFrom, int count) {
    Objects.checkFromIndexSize(targetFrom, count, target.length);
    memory.read(offset(from, count), target, targetFrom, count);
  }

  @Override
  public void write(int from, int[] source, int sourceFrom, int count) {
    Objects.checkFromIndexSize(sourceFrom, count, source.length);
    memory.write(offset(from, count), source, sourceFrom, count);
  }

  @Override
  public void fill(int value) {
    for (int i = 0; i < length(); i++) {
      setPlain(i, value);
    }
  }

  @Override
  public SharedIntArray range(int from, int to) {
    attachment.checkOpen();
    Objects.checkFromToIndex(from, to, length());
    return new MemoryIntArray(attachment, entry, this.from + from, to - from);
  }
}
