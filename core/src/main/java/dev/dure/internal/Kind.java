package dev.dure.internal;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of objects that a space can hold. The codes stand in segments: they are never changed,
 * only added to.
 */
public enum Kind {
  INT(1, "int", 4, false),
  LONG(2, "long", 8, false),
  FLOAT(3, "float", 4, false),
  DOUBLE(4, "double", 8, false),
  BOOLEAN(5, "boolean", 4, false),
  BYTE_ARRAY(16, "byte", 1, true),
  INT_ARRAY(17, "int", 4, true),
  LONG_ARRAY(18, "long", 8, true),
  FLOAT_ARRAY(19, "float", 4, true),
  DOUBLE_ARRAY(20, "double", 8, true),
  LOCK(32, "lock", 0, false),
  CONDITION(33, "condition", 0, false),
  GUARDED(34, "guarded", 0, false),
  EVENT(48, "event", 0, false),
  COUNT_DOWN_LATCH(49, "latch", 0, false),
  SEMAPHORE(50, "semaphore", 0, false),
  CYCLIC_BARRIER(51, "barrier", 0, false),
  READ_WRITE_LOCK(52, "read-write lock", 0, false),
  QUEUE(53, "queue", 0, false),
  MAP(54, "map", 0, false);

  private final int code;
  private final String word;
  private final int elementBytes;
  private final boolean array;

  Kind(int code, String word, int elementBytes, boolean array) {
    this.code = code;
    this.word = word;
    this.elementBytes = elementBytes;
    this.array = array;
  }

  /** The number that stands for this kind in a segment. */
  public int code() {
    return code;
  }

  /** How messages call it, or its element. */
  public String word() {
    return word;
  }

  /** The size of the value or of one element; 0 for kinds that have neither. */
  public int elementBytes() {
    return elementBytes;
  }

  /** Whether objects of this kind have a length. */
  public boolean isArray() {
    return array;
  }

  /**
   * The kind with a code, or null: a segment may have been written by a newer version, or by an
   * enemy.
   */
  public static @Nullable Kind ofCode(int code) {
    for (Kind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    return null;
  }
}
