package dev.dure.process;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts processes, one at a time.
 *
 * <p>The JDK starts a process by a helper ({@code jspawnhelper}), which reads from a pipe what it
 * is to become. A helper inherits the pipes of all others that are being started at that moment. If
 * this process is killed just then, each of two helpers holds open the end that the other reads
 * from, and both wait for ever: found by killing parents at random. Of helpers that are started one
 * after the other each sees the end of its pipe, and ends.
 *
 * <p>What the program starts by itself meanwhile is not covered, as nothing here can see it.
 */
final class ProcessStart {

  private static final ReentrantLock LOCK = new ReentrantLock();

  private ProcessStart() {}

  /** As {@link ProcessBuilder#start}, once no other start is under way. */
  static Process of(ProcessBuilder builder) throws IOException {
    LOCK.lock();
    try {
      return builder.start();
    } finally {
      LOCK.unlock();
    }
  }
}
