package dev.dure.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dure.PoolState;
import dev.dure.linux.Linux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows a pool's state to other processes of this user, once a second: a small sealed memfd, which
 * is found through {@code /proc/PID/fd} ({@link FoundPool}) and goes with its process, however that
 * ends. Only the pool's keeper writes.
 *
 * <p><b>Whole or not at all.</b> The sequence is made odd, the rest is written, the sequence is
 * made even; each step is ordered behind the one before. A reader copies everything, twice: if both
 * copies are alike and their sequence is even, nothing was written between the first byte of the
 * first and the last of the second, in whatever order each was copied.
 *
 * <p>It is for onlookers, so where it cannot be had the pool goes on without it.
 */
final class PoolBoard implements AutoCloseable {

  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MAX_TRIES = 3;

  private static final VarHandle SEQUENCE = JAVA_LONG.varHandle();

  private final String pool;
  private final int size;
  private final long created = System.currentTimeMillis();
  private @Nullable Arena arena;
  private @Nullable MemorySegment bytes;
  private int fd = -1;
  private int tries;
  private long sequence;
  private long shownNanos;

  PoolBoard(String pool, int size) {
    this.pool = pool;
    this.size = size;
  }

  /** Whether it is time to show something. */
  boolean isDue() {
    return shownNanos == 0 || System.nanoTime() - shownNanos > PERIOD_NANOS;
  }

  /** Shows a state. */
  void show(PoolState state) {
    shownNanos = System.nanoTime();
    if (bytes == null && tries < MAX_TRIES) {
      tries++;
      open();
    }
    if (bytes != null) {
      write(bytes, state);
    }
  }

  private void write(MemorySegment to, PoolState state) {
    SEQUENCE.setVolatile(to, (long) PoolBoardLayout.SEQUENCE_AT, ++sequence);
    VarHandle.fullFence(); // nothing below becomes visible before the odd number
    to.set(JAVA_LONG, PoolBoardLayout.UPDATED_AT, System.currentTimeMillis());
    to.set(JAVA_LONG, PoolBoardLayout.SUBMITTED_AT, state.submitted());
    to.set(JAVA_LONG, PoolBoardLayout.QUEUED_AT, state.queued());
    to.set(JAVA_LONG, PoolBoardLayout.DONE_AT, state.done());
    to.set(JAVA_LONG, PoolBoardLayout.FAILED_AT, state.failed());
    to.set(JAVA_LONG, PoolBoardLayout.CANCELLED_AT, state.cancelled());
    to.set(JAVA_LONG, PoolBoardLayout.RESTARTS_AT, state.restarts());
    to.set(JAVA_LONG, PoolBoardLayout.DEATHS_AT, state.deaths());
    to.set(JAVA_INT, PoolBoardLayout.RUNNING_AT, state.running());
    to.set(JAVA_INT, PoolBoardLayout.IDLE_AT, state.idleWorkers());
    to.set(JAVA_INT, PoolBoardLayout.BUSY_AT, state.busyWorkers());
    to.set(JAVA_INT, PoolBoardLayout.STARTING_AT, state.startingWorkers());
    SEQUENCE.setRelease(to, (long) PoolBoardLayout.SEQUENCE_AT, ++sequence);
  }

  private void open() {
    int made = Linux.memfdCreate(PoolBoardLayout.FILE);
    if (made < 0) {
      return;
    }
    int result = Linux.ftruncate(made, PoolBoardLayout.BYTES);
    if (result == 0) {
      result = Linux.fallocate(made, 0, PoolBoardLayout.BYTES);
    }
    if (result == 0) {
      result = Linux.addSeals(made, Linux.F_SEAL_SHRINK | Linux.F_SEAL_GROW | Linux.F_SEAL_SEAL);
    }
    if (result < 0 || !map(made)) {
      Linux.close(made);
      return;
    }
    fd = made;
  }

  @SuppressWarnings("MustBeClosedChecker") // this object owns the arena, and closes it
  private boolean map(int file) {
    Arena mapped = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(
            Path.of("/proc/self/fd/" + file), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment to = channel.map(MapMode.READ_WRITE, 0, PoolBoardLayout.BYTES, mapped);
      byte[] name = pool.getBytes(StandardCharsets.UTF_8);
      to.set(JAVA_INT, PoolBoardLayout.VERSION_AT, PoolBoardLayout.VERSION);
      to.set(JAVA_INT, PoolBoardLayout.BYTES_AT, PoolBoardLayout.BYTES);
      to.set(JAVA_INT, PoolBoardLayout.PID_AT, Linux.getpid());
      to.set(JAVA_INT, PoolBoardLayout.SIZE_AT, size);
      to.set(JAVA_LONG, PoolBoardLayout.CREATED_AT, created);
      to.set(JAVA_INT, PoolBoardLayout.NAME_BYTES_AT, name.length);
      MemorySegment.copy(name, 0, to, JAVA_BYTE, PoolBoardLayout.NAME_AT, name.length);
      SEQUENCE.setRelease(to, (long) PoolBoardLayout.MAGIC_AT, PoolBoardLayout.MAGIC);
      bytes = to;
      arena = mapped;
      return true;
    } catch (IOException e) {
      var _ = Thread.interrupted(); // an interruption closes the channel, and means nobody here
      mapped.close();
      return false;
    }
  }

  @Override
  public void close() {
    bytes = null;
    if (arena != null) {
      arena.close();
      arena = null;
    }
    if (fd >= 0) {
      Linux.close(fd);
      fd = -1;
    }
    tries = MAX_TRIES;
  }
}
