package dev.dure.internal;

import dev.dure.SharedFloatArray;
import dev.dure.SharedIntArray;
import dev.dure.Space;
import java.util.Objects;
import java.util.Optional;

/**
 * An array of {@code float} over cells of 32 bits. Bulk copies go through a small buffer, so that a
 * scope's own bulk copy does the work.
 */
public record FloatCells(SharedIntArray bits) implements SharedFloatArray {

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
  public float get(int index) {
    return Float.intBitsToFloat(bits.get(index));
  }

  @Override
  public void set(int index, float value) {
    bits.set(index, Float.floatToRawIntBits(value));
  }

  @Override
  public float getAndSet(int index, float value) {
    return Float.intBitsToFloat(bits.getAndSet(index, Float.floatToRawIntBits(value)));
  }

  @Override
  public float compareAndExchange(int index, float expected, float value) {
    return Float.intBitsToFloat(
        bits.compareAndExchange(
            index, Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value)));
  }

  @Override
  public float getPlain(int index) {
    return Float.intBitsToFloat(bits.getPlain(index));
  }

  @Override
  public void setPlain(int index, float value) {
    bits.setPlain(index, Float.floatToRawIntBits(value));
  }

  @Override
  public float getOpaque(int index) {
    return Float.intBitsToFloat(bits.getOpaque(index));
  }

  @Override
  public void setOpaque(int index, float value) {
    bits.setOpaque(index, Float.floatToRawIntBits(value));
  }

  @Override
  public float getAcquire(int index) {
    return Float.intBitsToFloat(bits.getAcquire(index));
  }

  @Override
  public void setRelease(int index, float value) {
    bits.setRelease(index, Float.floatToRawIntBits(value));
  }

  @Override
  public void read(int from, float[] target, int targetFrom, int count) {
    Objects.checkFromIndexSize(from, count, length());
    Objects.checkFromIndexSize(targetFrom, count, target.length);
    int[] chunk = new int[Math.min(count, CHUNK)];
    int done = 0;
    do { // once at least, so that a closed space is noticed
      int n = Math.min(chunk.length, count - done);
      bits.read(from + done, chunk, 0, n);
      for (int i = 0; i < n; i++) {
        target[targetFrom + done + i] = Float.intBitsToFloat(chunk[i]);
      }
      done += n;
    } while (done < count);
  }

  @Override
  public void write(int from, float[] source, int sourceFrom, int count) {
    Objects.checkFromIndexSize(from, count, length());
    Objects.checkFromIndexSize(sourceFrom, count, source.length);
    int[] chunk = new int[Math.min(count, CHUNK)];
    int done = 0;
    do { // once at least, so that a closed space is noticed
      int n = Math.min(chunk.length, count - done);
      for (int i = 0; i < n; i++) {
        chunk[i] = Float.floatToRawIntBits(source[sourceFrom + done + i]);
      }
      bits.write(from + done, chunk, 0, n);
      done += n;
    } while (done < count);
  }

  @Override
  public void fill(float value) {
    bits.fill(Float.floatToRawIntBits(value));
  }

  @Override
  public SharedFloatArray range(int from, int to) {
    return new FloatCells(bits.range(from, to));
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
