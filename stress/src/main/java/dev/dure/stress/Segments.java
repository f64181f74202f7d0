package dev.dure.stress;

import dev.dure.memory.MemorySpace;
import dev.dure.memory.SegmentExistsException;
import dev.dure.memory.SegmentNotFoundException;

/** Segments that several processes want at once. */
public final class Segments {

  private Segments() {}

  /**
   * Opens the space with a name, or is the process that creates it.
   *
   * @param name of the space
   * @param bytes its first size, if it is created
   * @param maxBytes the size up to which it may grow
   * @return the space
   */
  public static MemorySpace openOrCreate(String name, long bytes, long maxBytes) {
    while (true) {
      try {
        return MemorySpace.open(name);
      } catch (SegmentNotFoundException notYet) {
        try {
          return MemorySpace.create(name, bytes, maxBytes);
        } catch (SegmentExistsException another) {
          Thread.onSpinWait();
        }
      }
    }
  }
}
