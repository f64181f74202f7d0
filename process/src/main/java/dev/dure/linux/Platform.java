package dev.dure.linux;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says whether this machine has what the process scope needs. */
public final class Platform {

  private Platform() {}

  /**
   * Checks the platform on which we run.
   *
   * @throws UnsupportedOperationException if something is missing; names all that is
   */
  public static void require() {
    require(
        System.getProperty("os.name", "unknown"),
        System.getProperty("os.arch", "unknown"),
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
  }

  /** The same for a platform by its name, so that a test can ask for others. */
  public static void require(String os, String arch, boolean littleEndian) {
    List<String> missing = new ArrayList<>();
    if (!os.toLowerCase(Locale.ROOT).contains("linux")) {
      missing.add("Linux's futex, memfd_create, open file description locks and pidfd");
    }
    if (!arch.equals("amd64") && !arch.equals("aarch64")) {
      missing.add("the system call numbers of a 64-bit x86 or ARM (amd64, aarch64)");
    }
    if (!littleEndian) {
      missing.add("little-endian byte order");
    }
    if (!missing.isEmpty()) {
      throw new UnsupportedOperationException(
          "Shared memory between processes is not available on "
              + os
              + " "
              + arch
              + ". Missing: "
              + String.join("; ", missing)
              + ". Use HeapSpace for threads.");
    }
  }
}
