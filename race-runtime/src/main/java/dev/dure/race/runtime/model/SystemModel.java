package dev.dure.race.runtime.model;

import org.jspecify.annotations.Nullable;

/** {@link System#arraycopy} reads and writes elements; see {@link Ranges}. */
@StaticsOf(System.class)
public final class SystemModel {

  private SystemModel() {}

  /** Stands for {@link System#arraycopy}. */
  public static void arraycopy(
      @Nullable Object from, int fromAt, @Nullable Object to, int toAt, int count, int site) {
    if (isArray(from) && isArray(to) && count > 0) {
      Ranges.read(from, fromAt, fromAt + count, site);
      Ranges.write(to, toAt, toAt + count, site);
    }
    System.arraycopy(from, fromAt, to, toAt, count);
  }

  private static boolean isArray(@Nullable Object object) {
    return object != null && object.getClass().isArray();
  }
}
