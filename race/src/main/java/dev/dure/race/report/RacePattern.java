package dev.dure.race.report;

/** What a race is an example of, where that is certain; and what to do about it. */
enum RacePattern implements Pattern {
  /** A read lock round a write. */
  WRITE_UNDER_READ_LOCK(
      "write-under-read-lock",
      "write under a read lock",
      "CWE-821",
      "A read lock lets other readers in, and so other writers of this kind. Take the write lock"
          + " round the write."),

  /** Each side held a lock, and no two of them are the same. */
  INEFFECTIVE_LOCK(
      "ineffective-lock",
      "ineffective lock",
      "CWE-821",
      "Locks exclude each other only if they are the same object. Make one lock where the data is"
          + " made, keep it in a final field beside it, and hold it round every access."),

  /** Looked at without the lock, then made under it. */
  DOUBLE_CHECKED_LOCKING(
      "double-checked-locking",
      "double-checked locking",
      "CWE-609",
      "The look without the lock may see a reference to an object that is not finished. Make the"
          + " field volatile, or use a holder class, or always take the lock."),

  /** Others can see the object before what its constructor wrote. */
  UNSAFE_PUBLICATION(
      "unsafe-publication",
      "unsafe publication",
      "CWE-820",
      "The object reached another thread without any order, so that thread may see it half made."
          + " Make its fields final, or hand it over through a volatile field, a lock or a"
          + " concurrent collection; and let no 'this' out of a constructor."),

  /** One of the JDK's objects that are not made for several threads. */
  SHARED_COLLECTION(
      "shared-collection",
      "collection shared without a lock",
      "CWE-820",
      "This class of the JDK is not made for several threads: an access at the wrong moment loses"
          + " data, throws or never ends. Use one of java.util.concurrent, or hold one lock round"
          + " every access, reads too."),

  /** Waits in a loop for a field that is not volatile. */
  SPIN_ON_PLAIN_FLAG(
      "spin-on-plain-flag",
      "spin on a plain flag",
      "CWE-820",
      "The compiler may read the field once and never again, and the loop never ends. Make the"
          + " field volatile, or wait with a latch or a condition."),

  /** Looked at, then set by what was seen. */
  CHECK_THEN_ACT(
      "check-then-act",
      "check, then act",
      "CWE-367",
      "Between the look and the step that follows from it, another thread may take the same step."
          + " Hold one lock round both, or use one operation for both: compareAndSet,"
          + " computeIfAbsent."),

  /** Both read the value, changed it and wrote it back. */
  LOST_UPDATE(
      "lost-update",
      "lost update",
      "CWE-362",
      "Each side reads the value, changes it and writes it back; what the other wrote in between is"
          + " lost. Make it one step, with an AtomicLong or a LongAdder, or hold one lock round the"
          + " read and the write."),

  /** Nothing more is certain. */
  DATA_RACE(
      "data-race",
      "",
      "CWE-366",
      "Order the two accesses: hold one lock round both, make the field volatile or atomic, or hand"
          + " the data over by start, join, a queue or a future.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings
  private final Words words;

  RacePattern(String id, String title, String cwe, String advice) {
    words = new Words(id, title, cwe, advice);
  }

  @Override
  public Words words() {
    return words;
  }

  /** What a race is an example of. The more certain a pattern tells what to mend, the earlier. */
  static RacePattern of(String location, Side one, Side other) {
    HeldLock common = one.common(other);
    if (common != null) {
      return common.isShared() ? WRITE_UNDER_READ_LOCK : DATA_RACE;
    }
    if (!one.locks().isEmpty() && !other.locks().isEmpty()) {
      return INEFFECTIVE_LOCK;
    }
    if (isDoubleChecked(one, other) || isDoubleChecked(other, one)) {
      return DOUBLE_CHECKED_LOCKING;
    }
    if (isUnsafelyPublished(location, one, other)) {
      return UNSAFE_PUBLICATION;
    }
    if (Location.isObject(location)) {
      return SHARED_COLLECTION;
    }
    return Shapes.pattern(location, one, other);
  }

  /** One looks without a lock at what the other writes under one, in the same method. */
  private static boolean isDoubleChecked(Side look, Side write) {
    return !look.isWrite()
        && look.locks().isEmpty()
        && write.isWrite()
        && write.holdsLockOfItsMethod()
        && look.isInMethodOf(write);
  }

  private static boolean isUnsafelyPublished(String location, Side one, Side other) {
    return isConstruction(location, one) != isConstruction(location, other);
  }

  /** Whether an object's constructor writes its own field. */
  private static boolean isConstruction(String location, Side side) {
    StackTraceElement place = side.place();
    return side.isWrite()
        && place != null
        && place.getMethodName().equals("<init>")
        && Location.isFieldOfObject(location, place);
  }
}
