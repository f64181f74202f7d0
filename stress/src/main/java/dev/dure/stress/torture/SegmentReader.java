package dev.dure.stress.torture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment's file by its documented layout (dev.dure.memory.Layout), with none of the code
 * that is tested: it takes no slot, so that it recovers nobody.
 */
public final class SegmentReader implements AutoCloseable {

  private static final long MAGIC = 0x31_47_45_53_45_52_55_44L;
  private static final int SLOT_COUNT_AT = 52;
  private static final int SLOTS_AT = 56;
  private static final int OBJECTS_AT = 64;
  private static final int OBJECTS_END_AT = 128;
  private static final int DIRECTORY_LOCK_AT = 192;
  private static final int SLOT_BYTES = 64;
  private static final int LOCK = 32;
  private static final int GUARDED = 34;
  private static final int HELD = 1 << 28;
  private static final int DIED = 1 << 30;
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  /**
   * One object.
   *
   * @param kind the code of its kind
   * @param length how many elements it has
   * @param at where it stands
   * @param body where its body stands
   * @param bytes the size of the body
   */
  public record Found(int kind, int length, long at, long body, long bytes) {}

  private final Arena arena = Arena.ofShared();
  private final MemorySegment bytes;
  private final Map<String, Found> objects = new HashMap<>();

  private SegmentReader(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), arena);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Opens a file.
   *
   * @param file the segment
   * @return null if it is not there or not finished
   */
  public static @Nullable SegmentReader open(Path file) {
    try {
      if (!Files.exists(file)) {
        return null;
      }
      SegmentReader reader = new SegmentReader(file);
      if (reader.getLong(0) == MAGIC) {
        return reader;
      }
      reader.close();
      return null;
    } catch (IOException e) {
      return null; // gone in this moment
    }
  }

  @Override
  public void close() {
    arena.close();
  }

  /**
   * Reads.
   *
   * @param at an offset
   * @return what stands there
   */
  public long getLong(long at) {
    return (long) LONG.getVolatile(bytes, at);
  }

  /**
   * Writes.
   *
   * @param at an offset
   * @param value what is to stand there
   */
  public void setLong(long at, long value) {
    LONG.setVolatile(bytes, at, value);
  }

  /**
   * Reads.
   *
   * @param at an offset
   * @return what stands there
   */
  public int getInt(long at) {
    return (int) INT.getVolatile(bytes, at);
  }

  /**
   * Writes.
   *
   * @param at an offset
   * @param value what is to stand there
   */
  public void setInt(long at, int value) {
    INT.setVolatile(bytes, at, value);
  }

  byte getByte(long at) {
    return bytes.get(ValueLayout.JAVA_BYTE, at);
  }

  void setByte(long at, byte value) {
    bytes.set(ValueLayout.JAVA_BYTE, at, value);
  }

  /** The object with a name, or null if it is not there yet. */
  @Nullable Found find(String name) {
    if (!objects.containsKey(name)) {
      scan();
    }
    return objects.get(name);
  }

  /**
   * The objects that have names.
   *
   * @return them by name
   */
  public Map<String, Found> objects() {
    scan();
    return Map.copyOf(objects);
  }

  private void scan() {
    long end = getLong(OBJECTS_END_AT);
    long at = getLong(OBJECTS_AT);
    while (at < Math.min(end, bytes.byteSize())) {
      int nameBytes = getInt(at + 16);
      int body = getInt(at + 24);
      long size = getLong(at + 8);
      if (at + size > bytes.byteSize()) {
        return; // the file has grown since it was opened
      }
      byte[] name = bytes.asSlice(at + 32, nameBytes).toArray(ValueLayout.JAVA_BYTE);
      objects.put(
          new String(name, StandardCharsets.UTF_8),
          new Found(getInt(at), getInt(at + 4), at, at + body, size - body));
      at += size;
    }
  }

  /**
   * How an owner stands in the word of a lock that it holds.
   *
   * @param slot its slot
   * @param generation the slot's generation
   * @return the word
   */
  public static int heldBy(int slot, int generation) {
    return (slot + 1) | ((generation << 12) & (HELD - 1)) | HELD;
  }

  static boolean isHeld(int word) {
    return (word & HELD) != 0;
  }

  static int died(int word) {
    return (word & ~HELD) | DIED;
  }

  /** The slots that are not free, in words; empty if all are. */
  String slotsInUse() {
    StringBuilder text = new StringBuilder();
    long slots = getLong(SLOTS_AT);
    for (int i = 0; i < getInt(SLOT_COUNT_AT); i++) {
      long at = slots + (long) i * SLOT_BYTES;
      if (getInt(at) != 0) {
        text.append(
            String.format(
                "  slot %d: state %d, generation %d, pid %d (now %c)%n",
                i, getInt(at), getInt(at + 4), getInt(at + 8), Proc.state(getInt(at + 8))));
      }
    }
    return text.toString();
  }

  /** The slot and generation of a process, or null. */
  int @Nullable [] slotOf(long pid) {
    long slots = getLong(SLOTS_AT);
    for (int i = 0; i < getInt(SLOT_COUNT_AT); i++) {
      long at = slots + (long) i * SLOT_BYTES;
      if (getInt(at) != 0 && getInt(at + 8) == pid) {
        return new int[] {i, getInt(at + 4)};
      }
    }
    return null;
  }

  /** All locks and slots in words. */
  String dump() {
    scan();
    StringBuilder text = new StringBuilder();
    lock(text, "(directory)", DIRECTORY_LOCK_AT);
    objects.forEach(
        (name, found) -> {
          if (found.kind() == LOCK || found.kind() == GUARDED) {
            lock(text, name, found.body());
          }
        });
    return text + slotsInUse();
  }

  private void lock(StringBuilder text, String name, long at) {
    int word = getInt(at);
    text.append(
        String.format(
            "  lock %s: word %08x (slot %d, generation %d%s%s%s%s), policy %d, epoch %d, last dead pid %d%n",
            name,
            word,
            (word & 0xFFF) - 1,
            (word >>> 12) & 0xFFFF,
            (word & HELD) != 0 ? ", held" : "",
            (word & DIED) != 0 ? ", died" : "",
            (word & 1 << 29) != 0 ? ", repairing" : "",
            word < 0 ? ", waiters" : "",
            getInt(at + 4),
            getLong(at + 8),
            getInt(at + 16)));
  }
}
