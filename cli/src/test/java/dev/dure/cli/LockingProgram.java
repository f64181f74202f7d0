package dev.dure.cli;

import dev.dure.HeapSpace;
import dev.dure.SharedLock;
import dev.dure.Space;
import java.io.File;
import java.io.IOException;

/**
 * What is checked in {@link CheckProgramTest}: two threads that take two locks of Dure in both
 * orders, one after the other; the checker does not know why they do not come at once.
 */
final class LockingProgram {

  private LockingProgram() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    File sign = File.createTempFile("dure", ".sign");
    try (Space space = HeapSpace.create()) {
      SharedLock one = space.lock("one");
      SharedLock other = space.lock("other");
      Thread first =
          new Thread(
              () -> {
                one.withLock(() -> other.withLock(() -> {}));
                if (!sign.delete()) {
                  throw new IllegalStateException("was given before");
                }
              });
      first.start();
      while (sign.exists()) {
        Thread.sleep(1);
      }
      other.withLock(() -> one.withLock(() -> {}));
      first.join();
    }
  }
}
