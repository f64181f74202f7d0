package dev.dure.internal;

import dev.dure.SharedDouble;
import dev.dure.SharedLong;
import dev.dure.Space;
import java.util.Optional;

/** A {@code double} over a cell of 64 bits. */
public record DoubleCell(SharedLong bits) implements SharedDouble {

  @Override
  public Space space() {
    return bits.space();
  }

  @Override
  public Optional<String> name() {
    return bits.name();
  }

  @Override
  public double get() {
    return Double.longBitsToDouble(bits.get());
  }

  @Override
  public void set(double value) {
    bits.set(Double.doubleToRawLongBits(value));
  }

  @Override
  public double getAndSet(double value) {
    return Double.longBitsToDouble(bits.getAndSet(Double.doubleToRawLongBits(value)));
  }

  @Override
  public double compareAndExchange(double expected, double value) {
    return Double.longBitsToDouble(
        bits.compareAndExchange(
            Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value)));
  }

  @Override
  public double getPlain() {
    return Double.longBitsToDouble(bits.getPlain());
  }

  @Override
  public void setPlain(double value) {
    bits.setPlain(Double.doubleToRawLongBits(value));
  }

  @Override
  public double getOpaque() {
    return Double.longBitsToDouble(bits.getOpaque());
  }

  @Override
  public void setOpaque(double value) {
    bits.setOpaque(Double.doubleToRawLongBits(value));
  }

  @Override
  public double getAcquire() {
    return Double.longBitsToDouble(bits.getAcquire());
  }

  @Override
  public void setRelease(double value) {
    bits.setRelease(Double.doubleToRawLongBits(value));
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
