package dev.dure.stress.chaos;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * What tasks say of themselves, in a mapped file that nothing of the pool knows of: of each task
 * how often it began, how often it ended, and in which process it began last; and which processes
 * have run anything.
 *
 * <pre>
 *   roster   65,536 x int   a process's id at its last 16 bits
 *   tasks    MAX_TASKS x    int begun, int ended, int pid, int unused
 * </pre>
 *
 * <p>What a process has stored is there after its death, in the order in which it was stored.
 */
final class Ledger implements AutoCloseable {

  /** How many tasks fit; the file is sparse. */
  static final int MAX_TASKS = 1 << 22;

  /** The system property that tells a worker the file. */
  static final String PROPERTY = "dure.chaos.ledger";

  private static final int ROSTER = 1 << 16;
  private static final long TASKS_AT = 4L * ROSTER;
  private static final int ENTRY = 16;
  private static final int ENDED = 4;
  private static final int PID = 8;
  private static final VarHandle INT = JAVA_INT.varHandle();

  /** Opened at a worker's first task. */
  private static final class Own {
    static final int PROCESS = (int) ProcessHandle.current().pid();
    static final Ledger LEDGER = open();

    private static Ledger open() {
      Ledger ledger = new Ledger(Path.of(System.getProperty(PROPERTY)), Arena.global(), false);
      INT.setVolatile(ledger.bytes, 4L * (PROCESS & (ROSTER - 1)), PROCESS);
      return ledger;
    }
  }

  private final Arena arena;
  private final MemorySegment bytes;

  private Ledger(Path file, Arena arena, boolean isNew) {
    this.arena = arena;
    Set<OpenOption> options = new HashSet<>();
    options.add(StandardOpenOption.READ);
    options.add(StandardOpenOption.WRITE);
    if (isNew) {
      options.add(StandardOpenOption.CREATE_NEW);
    }
    try (FileChannel channel = FileChannel.open(file, options)) {
      long size = TASKS_AT + (long) ENTRY * MAX_TASKS;
      this.bytes = channel.map(MapMode.READ_WRITE, 0, size, arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes one; what stands there from another run goes away. */
  @SuppressWarnings("MustBeClosedChecker") // this object owns the arena, and closes it
  static Ledger of(Path file) throws IOException {
    Files.deleteIfExists(file);
    return new Ledger(file, Arena.ofShared(), true);
  }

  /** The one of the worker in which this runs. */
  static Ledger own() {
    return Own.LEDGER;
  }

  private static long at(long id) {
    return TASKS_AT + ENTRY * id;
  }

  // ---- in a worker ----

  void begin(long id) {
    INT.setVolatile(bytes, at(id) + PID, Own.PROCESS);
    var _ = (int) INT.getAndAdd(bytes, at(id), 1);
  }

  void end(long id) {
    var _ = (int) INT.getAndAdd(bytes, at(id) + ENDED, 1);
  }

  // ---- in the parent ----

  int begun(long id) {
    return (int) INT.getVolatile(bytes, at(id));
  }

  int ended(long id) {
    return (int) INT.getVolatile(bytes, at(id) + ENDED);
  }

  /** The process in which it began last; 0 if it did not. */
  int pid(long id) {
    return (int) INT.getVolatile(bytes, at(id) + PID);
  }

  /** Whether a process has begun a task; another with the same last 16 bits may have, since. */
  boolean hasWorked(long pid) {
    return (int) INT.getVolatile(bytes, 4L * (pid & (ROSTER - 1))) == pid;
  }

  /** For tests: what a worker would have said. */
  void note(long id, int begun, int ended, int pid) {
    INT.setVolatile(bytes, at(id), begun);
    INT.setVolatile(bytes, at(id) + ENDED, ended);
    INT.setVolatile(bytes, at(id) + PID, pid);
  }

  @Override
  public void close() {
    arena.close();
  }
}
