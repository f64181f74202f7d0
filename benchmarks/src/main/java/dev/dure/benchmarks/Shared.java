package dev.dure.benchmarks;

import dev.dure.Guarded;
import dev.dure.SharedLock;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.SharedSemaphore;
import dev.dure.Space;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the processes of a measurement share; travels to each of them as handles. */
record Shared(
    SharedLock lock,
    SharedSemaphore semaphore,
    SharedLong value,
    SharedLongArray array,
    Guarded<Tally> tally,
    String lockFile)
    implements Serializable {

  private static final int ARRAY_LENGTH = 16;

  /** The element that counts. */
  private static final int ELEMENT = 3;

  static Shared create(Space space, Path lockFile) {
    return new Shared(
        space.newLock(),
        space.newSemaphore(1),
        space.newLong(0),
        space.newLongArray(ARRAY_LENGTH),
        space.newGuarded(Tally.ZERO),
        lockFile.toString());
  }

  /** The step of a work, to be taken in the process that asks. */
  Step step(Work work) throws IOException {
    return switch (work) {
      case VALUE_UNDER_LOCK -> this::incrementValue;
      case ELEMENT_UNDER_LOCK -> this::incrementElement;
      case LOCK_ALONE -> this::lockAndUnlock;
      case PERMIT -> this::acquireAndRelease;
      case INCREMENT -> value::increment;
      case GUARDED_UPDATE -> () -> tally.update(t -> t.plus(1));
      case VALUE_UNDER_FILE_LOCK -> incrementUnderFileLock();
    };
  }

  /** How many steps of a work the shared objects have seen; what the workers say they did. */
  long count(Work work, long said) {
    return switch (work) {
      case VALUE_UNDER_LOCK, INCREMENT, VALUE_UNDER_FILE_LOCK -> value.get();
      case ELEMENT_UNDER_LOCK -> array.get(ELEMENT);
      case GUARDED_UPDATE -> tally.read().count();
      case LOCK_ALONE, PERMIT -> said;
    };
  }

  private void incrementValue() {
    lock.lock();
    try {
      value.setPlain(value.getPlain() + 1);
    } finally {
      lock.unlock();
    }
  }

  private void incrementElement() {
    lock.lock();
    try {
      array.setPlain(ELEMENT, array.getPlain(ELEMENT) + 1);
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("LockNotBeforeTry") // between the two there is nothing that can throw
  private void lockAndUnlock() {
    lock.lock();
    lock.unlock();
  }

  private void acquireAndRelease() {
    semaphore.acquireUninterruptibly();
    semaphore.release();
  }

  private Step incrementUnderFileLock() throws IOException {
    // Open for as long as the process lives.
    FileChannel channel = FileChannel.open(Path.of(lockFile), StandardOpenOption.WRITE);
    return () -> {
      try (FileLock _ = channel.lock()) {
        value.setPlain(value.getPlain() + 1);
      }
    };
  }
}
