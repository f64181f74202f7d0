package dev.dure.race.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The engine's classes, for class loaders of the program that show some packages only, as OSGi's
 * do: they would not find what the instrumented classes call.
 */
public final class OwnClasses {

  private static final String PREFIX = "dev.dure.race.runtime.";

  private OwnClasses() {}

  /**
   * What a class loader's {@code loadClass} gives before it looks anywhere itself.
   *
   * @return the class, or null for all names that are not the engine's
   */
  public static @Nullable Class<?> find(@Nullable String name) throws ClassNotFoundException {
    return name != null && name.startsWith(PREFIX) ? Class.forName(name, false, null) : null;
  }
}
