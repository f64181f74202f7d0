package dev.dure.internal;

import dev.dure.SharedBoolean;
import dev.dure.SharedInt;
import dev.dure.Space;
import java.util.Optional;

/** A {@code boolean} over a cell of 32 bits that holds 0 or 1. */
public record BooleanCell(SharedInt bits) implements SharedBoolean {

  @Override
  public Space space() {
    return bits.space();
  }

  @Override
  public Optional<String> name() {
    return bits.name();
  }

  @Override
  public boolean get() {
    return bits.get() != 0;
  }

  @Override
  public void set(boolean value) {
    bits.set(bit(value));
  }

  @Override
  public boolean getAndSet(boolean value) {
    return bits.getAndSet(bit(value)) != 0;
  }

  @Override
  public boolean compareAndSet(boolean expected, boolean value) {
    return bits.compareAndSet(bit(expected), bit(value));
  }

  @Override
  public boolean getPlain() {
    return bits.getPlain() != 0;
  }

  @Override
  public void setPlain(boolean value) {
    bits.setPlain(bit(value));
  }

  @Override
  public boolean getOpaque() {
    return bits.getOpaque() != 0;
  }

  @Override
  public void setOpaque(boolean value) {
    bits.setOpaque(bit(value));
  }

  @Override
  public boolean getAcquire() {
    return bits.getAcquire() != 0;
  }

  @Override
  public void setRelease(boolean value) {
    bits.setRelease(bit(value));
  }

  @Override
  public String toString() {
    return bits.toString();
  }

  private static int bit(boolean value) {
    return value ? 1 : 0;
  }
}
