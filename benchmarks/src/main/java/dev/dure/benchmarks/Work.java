package dev.dure.benchmarks;

/** What a process of {@link Contention} or {@link AgainstPython} does again and again. */
enum Work {
  /** Lock, read, write one more, unlock. */
  VALUE_UNDER_LOCK("lock, `value = value + 1`, unlock"),
  /** The same with an element of an array. */
  ELEMENT_UNDER_LOCK("lock, `array[3] = array[3] + 1`, unlock"),
  /** Lock and unlock with nothing between. */
  LOCK_ALONE("lock, unlock"),
  /** A permit, and back. */
  PERMIT("semaphore acquire, release"),
  /** The step that needs no lock. */
  INCREMENT("`SharedLong.increment`"),
  /** A record of two components. */
  GUARDED_UPDATE("`Guarded.update` of a record of two `long`s"),
  /** What Java has for processes without Dure. */
  VALUE_UNDER_FILE_LOCK("`FileChannel.lock`, `value = value + 1`, release");

  private final String words;

  Work(String words) {
    this.words = words;
  }

  /** The work in words, for a table. */
  String words() {
    return words;
  }
}
