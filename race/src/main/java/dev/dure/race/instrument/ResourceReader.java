package dev.dure.race.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads class files through a class loader.
 *
 * <p>A loader of the program's own is asked by another thread. Its code may need classes that are
 * not loaded yet, and the JVM shows no transformer the classes that are loaded while the same
 * thread is in one: they would miss their accessors, and who calls those would fail.
 */
final class ResourceReader {

  private static final int SECONDS = 2;

  private static final ExecutorService READERS =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(null, task, "dure-reader", 0, false);
            thread.setDaemon(true);
            return thread;
          });

  private ResourceReader() {}

  /**
   * The bytes of a resource, or null if there is none.
   *
   * @throws IOException if it cannot be read, or not in time
   */
  static byte @Nullable [] read(ClassLoader loader, String resource) throws IOException {
    if (isJdk(loader)) {
      return readHere(loader, resource);
    }
    Future<byte @Nullable []> read = READERS.submit(() -> readHere(loader, resource));
    try {
      return read.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException(loader.getClass().getName() + " does not give " + resource, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean isJdk(ClassLoader loader) {
    return loader.getClass().getClassLoader() == null;
  }

  private static byte @Nullable [] readHere(ClassLoader loader, String resource)
      throws IOException {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
