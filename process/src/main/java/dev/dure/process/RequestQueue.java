package dev.dure.process;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What a parent has to say to one worker and has not wholly written yet, in its order. Guarded by
 * the {@link Dispatcher}'s lock, but for what says otherwise.
 *
 * <p>What is longer than the ring goes in parts, as room comes, or if it is much longer through the
 * area, as soon as the one before it has been read there. To copy that is left to the thread that
 * reads the worker's answers ({@link #nextCarriage}), since it takes long.
 */
final class RequestQueue {

  /** A message that is not wholly written yet. */
  private static final class Outgoing {
    final byte type;
    final int epoch;
    final long id;
    final byte[] payload;
    boolean byArea;
    int written;

    Outgoing(byte type, int epoch, long id, byte[] payload) {
      this.type = type;
      this.epoch = epoch;
      this.id = id;
      this.payload = payload;
    }

    boolean isTask() {
      return type == PoolLayout.TASK || type == PoolLayout.BATCH;
    }
  }

  /** Puts a payload into the area. */
  private final class LongRequest implements Carriage {
    private final Outgoing message;
    private boolean fits;

    LongRequest(Outgoing message) {
      this.message = message;
    }

    @Override
    public void carry() {
      fits = area.put(message.payload, message.payload.length);
    }

    @Override
    public void arrived() throws ProtocolViolation {
      carrying = false;
      filledNanos = System.nanoTime();
      areaFilled = fits;
      if (outgoing.peek() == message) { // else it was given up meanwhile
        message.byArea = fits;
        if (fits) {
          ring.writeInArea(message.type, message.epoch, message.id, message.payload.length);
          outgoing.remove();
          bell.ring();
        }
      }
      flush();
    }
  }

  /** Gives the area's memory back. */
  private final class GiveBack implements Carriage {
    @Override
    public void carry() {
      area.giveBack();
    }

    @Override
    public void arrived() throws ProtocolViolation {
      carrying = false;
      areaFilled = false;
      flush();
    }
  }

  private static final byte[] NOTHING = {};

  private final MessageWriter ring;
  private final Area area;
  private final Bell bell;
  private final Deque<Outgoing> outgoing = new ArrayDeque<>();
  private final BitSet knownShapes = new BitSet();

  /** Whether the worker's thread here is at the area. */
  private boolean carrying;

  private long filledNanos;

  /** Whether the area has memory. Written with the lock, read from any thread. */
  private volatile boolean areaFilled;

  /** Whether there is something that only waits for being carried; from any thread. */
  private volatile boolean due;

  /** Whether something is left, for which there was no room; from any thread. */
  private volatile boolean full;

  RequestQueue(PoolMemory memory) {
    ring =
        new MessageWriter(
            memory,
            PoolLayout.REQUESTS_AT,
            PoolLayout.REQUESTS_PUBLISHED_AT,
            PoolLayout.REQUESTS_CONSUMED_AT);
    area = memory.requestsArea();
    bell = new Bell(memory, PoolLayout.REQUESTS_BELL_AT);
  }

  /** Whether a message can be sent of which at least the beginning goes into the ring at once. */
  boolean hasRoom() throws ProtocolViolation {
    return outgoing.isEmpty() && ring.hasRoom(PoolLayout.MAX_PART_BYTES);
  }

  /** Adds a task or a batch, and before it what the worker has to know of its lambdas. */
  void add(byte type, int epoch, long id, Encoded encoded) {
    for (LambdaShape shape : encoded.shapes()) {
      if (!knownShapes.get(shape.id())) {
        knownShapes.set(shape.id());
        outgoing.add(new Outgoing(PoolLayout.SHAPE, 0, 0, shape.message()));
      }
    }
    Outgoing message = new Outgoing(type, epoch, id, encoded.bytes());
    message.byArea = message.isTask() && area.takes(message.payload.length);
    outgoing.add(message);
  }

  /** Adds that there will be no more. */
  void addEnd() {
    outgoing.add(new Outgoing(PoolLayout.END, 0, 0, NOTHING));
  }

  /** Writes what fits of that which did not fit before. */
  void flush() throws ProtocolViolation {
    boolean wrote = false;
    boolean found = false;
    while (!outgoing.isEmpty()) {
      Outgoing first = outgoing.element();
      if (first.byArea) {
        found = isReadyToCarry();
        break;
      }
      int left = first.payload.length - first.written;
      int part = Math.min(left, PoolLayout.MAX_PART_BYTES);
      if (!ring.hasRoom(part)) {
        break;
      }
      boolean more = part < left;
      ring.write(first.type, more, first.epoch, first.id, first.payload, first.written, part);
      first.written += part;
      wrote = true;
      if (!more) {
        outgoing.remove();
      }
    }
    due = found;
    full = !outgoing.isEmpty();
    if (wrote) {
      bell.ring();
    }
  }

  private boolean isReadyToCarry() throws ProtocolViolation {
    return !carrying && ring.hasRoomInArea();
  }

  /** Gives up what is not wholly written of tasks. */
  void dropTasks() {
    for (Iterator<Outgoing> each = outgoing.iterator(); each.hasNext(); ) {
      if (each.next().isTask()) {
        each.remove();
      }
    }
    due = false; // until the next flush; what is left is short
    full = !outgoing.isEmpty();
  }

  // ---- the area ----

  /** Whether there may be something to be done with the area; from any thread. */
  boolean mayCarry() {
    return due || areaFilled;
  }

  /** Whether there is something to be carried; from any thread. */
  boolean isDue() {
    return due;
  }

  /** Whether there is something to be written when there is room; from any thread. */
  boolean isFull() {
    return full;
  }

  /** What is to be done with the area now, or null; for the thread that reads the answers. */
  @Nullable Carriage nextCarriage() throws ProtocolViolation {
    Outgoing first = outgoing.peek();
    if (first != null && first.byArea) {
      if (!isReadyToCarry()) {
        return null;
      }
      carrying = true;
      due = false;
      return new LongRequest(first);
    }
    if (areaFilled
        && System.nanoTime() - filledNanos > Area.KEEP_NANOS
        && !carrying
        && ring.hasRoomInArea()) {
      carrying = true;
      return new GiveBack();
    }
    return null;
  }
}
