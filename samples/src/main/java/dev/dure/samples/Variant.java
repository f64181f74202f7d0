package dev.dure.samples;

import java.util.Locale;

/** The two variants of a lesson. */
public enum Variant {
  /** Has the mistake. */
  BROKEN,
  /** The same without the mistake. */
  MENDED;

  /** The variant as the results write it: {@code broken}, {@code mended}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
