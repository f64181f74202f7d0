package dev.dure.stress.torture;

import org.jspecify.annotations.Nullable;

/**
 * When a thread would like to be interrupted. The interrupt may come a moment after it stopped
 * wanting it: what is not interruptible must bear that.
 */
final class Interrupts {

  private volatile @Nullable Thread welcome;

  void welcome() {
    welcome = Thread.currentThread();
  }

  void unwelcome() {
    welcome = null;
  }

  void give() {
    Thread thread = welcome;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
