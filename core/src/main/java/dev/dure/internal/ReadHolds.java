package dev.dure.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which threads of this process read under one read-write lock, and how often. What stands here is
 * counted in the space too, in one number for the process; a thread is entered before it is counted
 * and removed after it is no longer, so that whoever ends while it reads is found here.
 */
final class ReadHolds {

  private final Map<Thread, Integer> readers = new ConcurrentHashMap<>();
  private final ReadWriteWords words;

  ReadHolds(ReadWriteWords words) {
    this.words = words;
  }

  /** How often the current thread reads. */
  int ofCurrentThread() {
    return readers.getOrDefault(Thread.currentThread(), 0);
  }

  /** Counts the current thread as a reader once more. */
  void add() {
    int holds = ofCurrentThread();
    if (holds == Integer.MAX_VALUE) {
      throw new Error(
          "Maximum lock count exceeded: "
              + words.description()
              + " is read 2^31-1 times by one thread.");
    }
    set(holds + 1);
    try {
      words.addReads(1);
    } catch (RuntimeException | Error e) {
      set(holds);
      throw e;
    }
  }

  /** Counts the current thread, which reads, as a reader once less. */
  void remove() {
    words.addReads(-1);
    set(ofCurrentThread() - 1);
    words.wakeForReads();
  }

  private void set(int holds) {
    if (holds == 0) {
      readers.remove(Thread.currentThread());
    } else {
      readers.put(Thread.currentThread(), holds);
    }
  }

  /** Takes back the count of those threads that have ended. */
  void reapDead() {
    readers.forEach(
        (thread, holds) -> {
          if (!thread.isAlive() && readers.remove(thread, holds)) {
            words.addReads(-holds);
            words.wakeForReads();
          }
        });
  }
}
