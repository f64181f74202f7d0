package dev.dure.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * Unguessable bytes. Taken from the kernel directly where that can be done: the first {@link
 * SecureRandom} of a JVM costs 20 to 40 ms, which is as much as the rest of starting a worker costs
 * its parent.
 */
final class Entropy {

  private static final String KERNEL = "/dev/urandom";

  private Entropy() {}

  static byte[] bytes(int count) {
    try (FileInputStream kernel = new FileInputStream(KERNEL)) {
      byte[] bytes = kernel.readNBytes(count);
      if (bytes.length == count) {
        return bytes;
      }
    } catch (IOException e) {
      // No such device here, as on Windows: the JDK knows another source.
    }
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
