package dev.dure.process;

import java.io.Serializable;

/**
 * What a {@link WorkerProcess} does. Usually a lambda or method reference; what it captures is
 * serialized when the worker is started, so it must be serializable, and the worker gets a copy of
 * it.
 *
 * <p>A lambda that uses a field or an instance method captures the whole object round it. Capture
 * the value instead.
 */
@FunctionalInterface
public interface WorkerTask extends Serializable {

  /**
   * Does the work, on the worker's main thread.
   *
   * @throws Exception if the work fails; the worker prints the stack trace on its stderr and ends
   *     with exit code 1, and its parent finds it in {@link WorkerProcess#failure}
   */
  void run() throws Exception;
}
