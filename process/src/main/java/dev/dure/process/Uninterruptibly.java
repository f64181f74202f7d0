package dev.dure.process;

/** Waits that an interruption does not end; it is kept for whoever asks later. */
final class Uninterruptibly {

  /** A wait for something, for this long at most. */
  interface Wait {
    boolean await(long nanos) throws InterruptedException;
  }

  private Uninterruptibly() {}

  /** Whether it came within the time. */
  static boolean await(long maxNanos, Wait wait) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + maxNanos;
    try {
      while (true) {
        try {
          return wait.await(deadline - System.nanoTime());
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
