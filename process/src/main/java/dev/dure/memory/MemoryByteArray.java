package dev.dure.memory;

import dev.dure.SharedByteArray;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** An array of {@code byte} in shared memory, or a range of one. */
final class MemoryByteArray extends MemoryArray implements SharedByteArray {

  private static final long serialVersionUID = 1L;

  MemoryByteArray(Attachment attachment, Directory.Entry entry, int from, int length) {
    super(attachment, entry, from, length, 1);
  }

  @Override
  public byte get(int index) {
    return memory.getByte(offset(index));
  }

  @Override
  public void set(int index, byte value) {
    memory.setByte(offset(index), value);
  }

  @Override
  public byte getAndSet(int index, byte value) {
    return update(offset(index), old -> value);
  }

  @Override
  public byte getAndAdd(int index, byte delta) {
    return update(offset(index), old -> old + delta);
  }

  /**
   * There is no compare-and-set of one byte of a segment in Java, so it is done on the four bytes
   * around it. That is atomic for each of them: a write to a neighbour makes it fail, and it is
   * tried again. A body begins at a multiple of 64 and is as long, so the four are always of it.
   */
  private byte update(long at, IntUnaryOperator op) {
    long word = at & ~3L;
    int shift = (int) (at & 3) * 8; // little-endian, see Platform
    while (true) {
      int seen = memory.getInt(word);
      byte old = (byte) (seen >> shift);
      int next = (seen & ~(0xFF << shift)) | ((op.applyAsInt(old) & 0xFF) << shift);
      if (memory.compareAndSetInt(word, seen, next)) {
        return old;
      }
    }
  }

  @Override
  public byte compareAndExchange(int index, byte expected, byte value) {
    return update(offset(index), old -> old == expected ? value : old);
  }

  @Override
  public byte getPlain(int index) {
    return memory.getBytePlain(offset(index));
  }

  @Override
  public void setPlain(int index, byte value) {
    memory.setBytePlain(offset(index), value);
  }

  @Override
  public byte getOpaque(int index) {
    return memory.getByteOpaque(offset(index));
  }

  @Override
  public void setOpaque(int index, byte value) {
    memory.setByteOpaque(offset(index), value);
  }

  @Override
  public byte getAcquire(int index) {
    return memory.getByteAcquire(offset(index));
  }

  @Override
  public void setRelease(int index, byte value) {
    memory.setByteRelease(offset(index), value);
  }

  @Override
  public void read(int from, byte[] target, int targetFrom, int count) {
    Objects.checkFromIndexSize(targetFrom, count, target.length);
    memory.read(offset(from, count), target, targetFrom, count);
  }

  @Override
  public void write(int from, byte[] source, int sourceFrom, int count) {
    Objects.checkFromIndexSize(sourceFrom, count, source.length);
    memory.write(offset(from, count), source, sourceFrom, count);
  }

  @Override
  public void fill(byte value) {
    for (int i = 0; i < length(); i++) {
      setPlain(i, value);
    }
  }

  @Override
  public SharedByteArray range(int from, int to) {
    attachment.checkOpen();
    Objects.checkFromToIndex(from, to, length());
    return new MemoryByteArray(attachment, entry, this.from + from, to - from);
  }
}
