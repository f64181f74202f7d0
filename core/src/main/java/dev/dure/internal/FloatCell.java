package dev.dure.internal;

import dev.dure.SharedFloat;
import dev.dure.SharedInt;
import dev.dure.Space;
import java.util.Optional;

/** A {@code float} over a cell of 32 bits. */
public record FloatCell(SharedInt bits) implements SharedFloat {

  @Override
  public Space space() {
    return bits.space();
  }

  @Override
  public Optional<String> name() {
    return bits.name();
  }

  @Override
  public float get() {
    return Float.intBitsToFloat(bits.get());
  }

  @Override
  public void set(float value) {
    bits.set(Float.floatToRawIntBits(value));
  }

  @Override
  public float getAndSet(float value) {
    return Float.intBitsToFloat(bits.getAndSet(Float.floatToRawIntBits(value)));
  }

  @Override
  public float compareAndExchange(float expected, float value) {
    return Float.intBitsToFloat(
        bits.compareAndExchange(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value)));
  }

  @Override
  public float getPlain() {
    return Float.intBitsToFloat(bits.getPlain());
  }

  @Override
  public void setPlain(float value) {
    bits.setPlain(Float.floatToRawIntBits(value));
  }

  @Override
  public float getOpaque() {
    return Float.intBitsToFloat(bits.getOpaque());
  }

  @Override
  public void setOpaque(float value) {
    bits.setOpaque(Float.floatToRawIntBits(value));
  }

  @Override
  public float getAcquire() {
    return Float.intBitsToFloat(bits.getAcquire());
  }

  @Override
  public void setRelease(float value) {
    bits.setRelease(Float.floatToRawIntBits(value));
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
