package dev.dure.internal;

import dev.dure.SharedDoubleArray;
import dev.dure.SharedLongArray;
import dev.dure.Space;
import java.util.Objects;
import java.util.Optional;

/**
 * An array of {@code double} over cells of 64 bits. Bulk copies go through a small buffer, so that
 * a scope's own bulk copy does the work.
 */
public record DoubleCells(SharedLongArray bits) implements SharedDoubleArray {

  private static final int CHUNK = 1024;

  @Override
  public Space space() {
    return bits.space();
  }

  @Override
  public Optional<String> name() {
    return bits.name();
  }

  @Override
  public int length() {
    return bits.length();
  }

  @Override
  public double get(int index) {
    return Double.longBitsToDouble(bits.get(index));
  }

  @Override
  public void set(int index, double value) {
    bits.set(index, Double.doubleToRawLongBits(value));
  }

  @Override
  public double getAndSet(int index, double value) {
    return Double.longBitsToDouble(bits.getAndSet(index, Double.doubleToRawLongBits(value)));
  }

  @Override
  public double compareAndExchange(int index, double expected, double value) {
    return Double.longBitsToDouble(
        bits.compareAndExchange(
            index, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value)));
  }

  @Override
  public double getPlain(int index) {
    return Double.longBitsToDouble(bits.getPlain(index));
  }

  @Override
  public void setPlain(int index, double value) {
    bits.setPlain(index, Double.doubleToRawLongBits(value));
  }

  @Override
  public double getOpaque(int index) {
    return Double.longBitsToDouble(bits.getOpaque(index));
  }

  @Override
  public void setOpaque(int index, double value) {
    bits.setOpaque(index, Double.doubleToRawLongBits(value));
  }

  @Override
  public double getAcquire(int index) {
    return Double.longBitsToDouble(bits.getAcquire(index));
  }

  @Override
  public void setRelease(int index, double value) {
    bits.setRelease(index, Double.doubleToRawLongBits(value));
  }

  @Override
  public void read(int from, double[] target, int targetFrom, int count) {
    Objects.checkFromIndexSize(from, count, length());
    Objects.checkFromIndexSize(targetFrom, count, target.length);
    long[] chunk = new long[Math.min(count, CHUNK)];
    int done = 0;
    do { // once at least, so that a closed space is noticed
      int n = Math.min(chunk.length, count - done);
      bits.read(from + done, chunk, 0, n);
      for (int i = 0; i < n; i++) {
        target[targetFrom + done + i] = Double.longBitsToDouble(chunk[i]);
      }
      done += n;
    } while (done < count);
  }

  @Override
  public void write(int from, double[] source, int sourceFrom, int count) {
    Objects.checkFromIndexSize(from, count, length());
    Objects.checkFromIndexSize(sourceFrom, count, source.length);
    long[] chunk = new long[Math.min(count, CHUNK)];
    int done = 0;
    do { // once at least, so that a closed space is noticed
      int n = Math.min(chunk.length, count - done);
      for (int i = 0; i < n; i++) {
        chunk[i] = Double.doubleToRawLongBits(source[sourceFrom + done + i]);
      }
      bits.write(from + done, chunk, 0, n);
      done += n;
    } while (done < count);
  }

  @Override
  public void fill(double value) {
    bits.fill(Double.doubleToRawLongBits(value));
  }

  @Override
  public SharedDoubleArray range(int from, int to) {
    return new DoubleCells(bits.range(from, to));
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
