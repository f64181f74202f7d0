package dev.dure.stress.history;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A mapped file in which processes note what they do, so that the note survives them. It owes
 * nothing to what is tested.
 *
 * <pre>
 *   0     the episode that runs (8)
 *   64    each actor: the episode that it last began (8), the one that it last ended (8), the number of
 *         operations that it has begun (8), then so many operations of 64 bytes: verb, key, two
 *         arguments, time before, result, time after (8 each)
 * </pre>
 *
 * <h2>Why the order of the times is real</h2>
 *
 * The times are {@code System.nanoTime()}, which is CLOCK_MONOTONIC: one clock for all processes
 * and processors of the machine, which never goes back. A history is only wrong if an operation is
 * said to have begun later, or to have ended earlier, than it did: then two that overlapped would
 * seem to be in order. So the time before is stored, and a full fence comes, before the operation
 * begins: the fence waits for the store, and the store for the time. And a full fence comes between
 * the end of the operation and the reading of the time after: its stores are visible by then. Equal
 * times count as overlapping.
 */
final class Journal {

  /** The most actors. */
  static final int ACTORS = 128;

  /** The most operations of an actor in one episode. */
  static final int OPERATIONS = 512;

  /** The number of an episode when all is over. */
  static final long OVER = -1;

  private static final int LINE = 64;
  private static final int HEADER = LINE;
  private static final int REGION = LINE + OPERATIONS * LINE;

  private static final int BEGAN = 0;
  private static final int ENDED = 8;
  private static final int COUNT = 16;

  private static final int VERB = 0;
  private static final int KEY = 8;
  private static final int ARGUMENT = 16;
  private static final int SECOND = 24;
  private static final int INVOKED = 32;
  private static final int RESULT = 40;
  private static final int RETURNED = 48;

  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final MemorySegment file;

  private Journal(MemorySegment file) {
    this.file = file;
  }

  /** Maps a file, which is made as large as it must be. */
  static Journal map(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      return new Journal(
          channel.map(MapMode.READ_WRITE, 0, HEADER + (long) ACTORS * REGION, Arena.ofAuto()));
    }
  }

  private long get(long at) {
    return (long) LONG.getVolatile(file, at);
  }

  private void set(long at, long value) {
    LONG.setVolatile(file, at, value);
  }

  /** The episode that runs, 0 before the first. */
  long episode() {
    return get(0);
  }

  /** Lets an episode begin, or says {@link #OVER}. */
  void begin(long episode) {
    set(0, episode);
  }

  /** Whether an actor has ended an episode. */
  boolean hasEnded(int actor, long episode) {
    return get(region(actor) + ENDED) == episode;
  }

  /** How many operations an actor has begun in an episode. */
  long begun(int actor, long episode) {
    long region = region(actor);
    return get(region + BEGAN) == episode ? get(region + COUNT) : 0;
  }

  private static long region(int actor) {
    return HEADER + (long) actor * REGION;
  }

  /** What an actor has noted of an episode. */
  List<Operation> operations(int actor, long episode) {
    long region = region(actor);
    List<Operation> all = new ArrayList<>();
    long count = begun(actor, episode);
    for (int i = 0; i < count; i++) {
      long at = region + LINE + (long) i * LINE;
      long returned = get(at + RETURNED);
      all.add(
          new Operation(
              actor,
              Verb.ofCode(get(at + VERB)),
              (int) get(at + KEY),
              get(at + ARGUMENT),
              get(at + SECOND),
              get(at + RESULT),
              get(at + INVOKED),
              returned == 0 ? Operation.PENDING : returned));
    }
    return all;
  }

  /** The pen of one actor, for that actor alone. */
  Pen pen(int actor) {
    return new Pen(region(actor));
  }

  /** Something that returns a number, or {@link Operation#NONE}. */
  @FunctionalInterface
  interface Call {
    long run() throws InterruptedException;
  }

  /** Writes down what an actor does. */
  final class Pen {
    private final long region;
    private int count;

    private Pen(long region) {
      this.region = region;
    }

    /** Begins an episode, with nothing noted. */
    void begin(long episode) {
      count = 0;
      set(region + COUNT, 0);
      set(region + BEGAN, episode);
    }

    void end(long episode) {
      set(region + ENDED, episode);
    }

    boolean isFull() {
      return count >= OPERATIONS;
    }

    /** Does something and notes it; returns its result. */
    long note(Verb verb, int key, long argument, long second, Call call)
        throws InterruptedException {
      long at = region + LINE + (long) count * LINE;
      count++;
      set(at + VERB, verb.code());
      set(at + KEY, key);
      set(at + ARGUMENT, argument);
      set(at + SECOND, second);
      set(at + RETURNED, 0);
      set(at + INVOKED, System.nanoTime());
      set(region + COUNT, count);
      VarHandle.fullFence();
      long result = call.run();
      VarHandle.fullFence();
      long returned = System.nanoTime();
      set(at + RESULT, result);
      set(at + RETURNED, returned);
      return result;
    }
  }
}
