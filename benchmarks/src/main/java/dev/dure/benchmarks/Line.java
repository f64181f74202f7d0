package dev.dure.benchmarks;

import java.io.IOException;
import java.io.Serializable;
import java.util.function.LongSupplier;

/** A way on which processes hand each other numbers; travels to each of them. */
interface Line extends Serializable {

  /** No number; what a receiver that does not wait finds on an empty line. */
  long NOTHING = Long.MIN_VALUE;

  /** The process's end for sending. */
  Sender sender() throws IOException, InterruptedException;

  /** The process's end for receiving. */
  Receiver receiver() throws IOException, InterruptedException;

  /** Where numbers go in. */
  interface Sender extends AutoCloseable {

    /**
     * Sends a number, none of them negative, and waits for room if that must be.
     *
     * @return false if there was no room, and it is to be tried again
     */
    boolean send(long number) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
  }

  /** Where numbers come out. */
  interface Receiver extends AutoCloseable {

    /** The next number, or {@link #NOTHING}, and it is to be tried again. */
    long receive() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
  }

  /** An end that has nothing to close. */
  static Receiver receiver(LongSupplier next) {
    return new Receiver() {
      @Override
      public long receive() {
        return next.getAsLong();
      }

      @Override
      public void close() {}
    };
  }
}
