package dev.dure.memory;

import dev.dure.internal.Kind;
import dev.dure.internal.ReadWriteWords;
import dev.dure.internal.RecordFields;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Reads what is in an object, without its lock. */
final class StateReader {

  private final Memory memory;
  private final SegmentView view;
  private final int elements;

  StateReader(Memory memory, SegmentView view, int elements) {
    this.memory = memory;
    this.view = view;
    this.elements = elements;
  }

  ObjectState read(Directory.Entry entry) {
    long body = entry.body();
    return switch (entry.shape().kind()) {
      case INT -> new ObjectState.Value(memory.getInt(body));
      case LONG -> new ObjectState.Value(memory.getLong(body));
      case FLOAT -> new ObjectState.Value(Float.intBitsToFloat(memory.getInt(body)));
      case DOUBLE -> new ObjectState.Value(Double.longBitsToDouble(memory.getLong(body)));
      case BOOLEAN -> new ObjectState.Value(memory.getInt(body) != 0);
      case BYTE_ARRAY, INT_ARRAY, LONG_ARRAY, FLOAT_ARRAY, DOUBLE_ARRAY -> array(entry);
      case LOCK -> lock(body);
      case CONDITION -> condition(body);
      case GUARDED -> guarded(entry);
      case EVENT -> event(memory.getInt(body + SynchronizerLayout.EVENT_STATE));
      case COUNT_DOWN_LATCH ->
          new ObjectState.Latch(memory.getInt(body + SynchronizerLayout.LATCH_COUNT));
      case SEMAPHORE -> semaphore(new SemaphoreRecord(memory, entry, view.slotCount()));
      case CYCLIC_BARRIER -> barrier(new BarrierRecord(memory, entry, view.slotCount()));
      case READ_WRITE_LOCK -> readWrite(new ReadWriteRecord(memory, body, view.slotCount()), body);
      case QUEUE -> queue(new QueueRecord(memory, entry));
      case MAP -> map(new MapTable(memory, entry));
    };
  }

  private ObjectState array(Directory.Entry entry) {
    Kind kind = entry.shape().kind();
    long body = entry.body();
    IntFunction<Number> element =
        switch (kind) {
          case BYTE_ARRAY -> i -> memory.getByte(body + i);
          case INT_ARRAY -> i -> memory.getInt(body + 4L * i);
          case LONG_ARRAY -> i -> memory.getLong(body + 8L * i);
          case FLOAT_ARRAY -> i -> Float.intBitsToFloat(memory.getInt(body + 4L * i));
          default -> i -> Double.longBitsToDouble(memory.getLong(body + 8L * i));
        };
    int length = entry.shape().length();
    List<Number> first = new ArrayList<>();
    for (int i = 0; i < Math.min(length, elements); i++) {
      first.add(element.apply(i));
    }
    return new ObjectState.Elements(length, first);
  }

  /** A lock, as its word says at one moment. */
  private ObjectState.Lock lock(long body) {
    LockRecord record = new LockRecord(memory, body);
    int word = record.read();
    if ((word & Layout.DIED) != 0 && !Layout.isAbandoned(word)) {
      throw new SegmentDamagedException(
          String.format("Its word is %08x, which marks it as overwritten.", word));
    }
    ObjectState.LockPhase phase = phase(word);
    boolean held = (word & Layout.HELD) != 0;
    boolean died = phase == ObjectState.LockPhase.ABANDONED;
    return new ObjectState.Lock(
        phase,
        held ? view.holder(Layout.slotOf(word)) : Optional.empty(),
        (word & Layout.WAITERS) != 0,
        died ? Optional.of(record.deadOwner()) : Optional.empty(),
        handovers(memory, body));
  }

  static ObjectState.LockPhase phase(int word) {
    if ((word & Layout.DIED) != 0) {
      return ObjectState.LockPhase.ABANDONED;
    }
    if ((word & Layout.HELD) == 0) {
      return ObjectState.LockPhase.FREE;
    }
    return (word & Layout.REPAIRING) != 0
        ? ObjectState.LockPhase.REPAIRING
        : ObjectState.LockPhase.HELD;
  }

  /** How many blocks of epochs a lock has given away. */
  static long handovers(Memory memory, long body) {
    return memory.getLong(body + Layout.LOCK_EPOCH) / MemoryLock.EPOCH_BLOCK;
  }

  private ObjectState map(MapTable table) {
    List<ObjectState.Holder> writers = new ArrayList<>();
    for (int i = 0; i < table.stripes(); i++) {
      int word = new LockRecord(memory, table.stripe(i)).read();
      if ((word & Layout.HELD) != 0) {
        view.holder(Layout.slotOf(word)).ifPresent(writers::add);
      }
    }
    return new ObjectState.Table(table.capacity(), table.size(), writers);
  }

  private ObjectState condition(long body) {
    long lock = memory.getLong(body + Layout.CONDITION_LOCK);
    for (Directory.Entry entry : view.entries()) {
      if (entry.body() == lock) {
        return new ObjectState.Condition(SegmentView.labelOf(entry));
      }
    }
    return new ObjectState.Damaged("There is no lock at " + lock + ", where its own should be.");
  }

  // ---- guarded records ----

  private ObjectState guarded(Directory.Entry entry) {
    String detail = entry.shape().detail();
    int policy = detail.lastIndexOf(", OwnerDeath.");
    Optional<RecordFields> layout =
        policy < 0 ? Optional.empty() : RecordFields.of(detail.substring(0, policy));
    long room = entry.bodyBytes() - Layout.GUARDED_PLACES;
    long placeBytes = Layout.align(Math.max(layout.map(RecordFields::bytes).orElse(0), 1));
    if (layout.isEmpty() || 2 * placeBytes > room) {
      return new ObjectState.Damaged("Its shape is that of no record, or of a larger one.");
    }
    byte[] place = new byte[layout.get().bytes()];
    boolean settled =
        new SettledReading(
                () -> current(entry.body()),
                (current, target) -> {
                  long at = entry.body() + Layout.GUARDED_PLACES + current * placeBytes;
                  memory.read(at, target, 0, target.length);
                })
            .read(place);
    ObjectState.Lock lock = lock(entry.body());
    try {
      ByteBuffer bytes = ByteBuffer.wrap(place).order(ByteOrder.nativeOrder());
      return new ObjectState.Guarded(lock, layout.get().decode(bytes, 0), settled);
    } catch (IllegalStateException e) {
      return settled
          ? new ObjectState.Damaged(String.valueOf(e.getMessage()))
          : new ObjectState.Guarded(lock, Map.of(), false);
    }
  }

  private int current(long body) {
    int current = memory.getInt(body + Layout.GUARDED_CURRENT);
    if ((current & ~1) != 0) {
      throw new SegmentDamagedException(
          String.format("It says that place %d is current; allowed are 0 and 1.", current));
    }
    return current;
  }

  // ---- synchronizers ----

  private static ObjectState event(int state) {
    return new ObjectState.Event((state & SynchronizerLayout.EVENT_SET) != 0, state >>> 1);
  }

  private ObjectState semaphore(SemaphoreRecord record) {
    return new ObjectState.Semaphore(
        record.ledger().permits(),
        holds(record.ledger()::held),
        Optional.ofNullable(record.deadOwner()));
  }

  private static ObjectState barrier(BarrierRecord record) {
    long cell = record.cell(record.epoch());
    return new ObjectState.Barrier(
        record.parties(),
        BarrierRecord.arrived(cell),
        BarrierRecord.trips(cell),
        BarrierRecord.isBroken(cell));
  }

  private ObjectState readWrite(ReadWriteRecord record, long body) {
    ObjectState.Gate gate =
        switch (memory.getInt(record.gate())) {
          case ReadWriteWords.OPEN -> ObjectState.Gate.OPEN;
          case ReadWriteWords.CLOSING -> ObjectState.Gate.CLOSING;
          case ReadWriteWords.CLOSED -> ObjectState.Gate.CLOSED;
          default -> ObjectState.Gate.DAMAGED;
        };
    return new ObjectState.ReadWrite(
        lock(body), gate, holds(slot -> memory.getInt(record.reads(slot))));
  }

  private List<ObjectState.Hold> holds(IntUnaryOperator count) {
    List<ObjectState.Hold> holds = new ArrayList<>();
    for (int slot = 0; slot < view.slotCount(); slot++) {
      int held = count.applyAsInt(slot);
      if (held != 0) {
        view.holder(slot).map(holder -> new ObjectState.Hold(holder, held)).ifPresent(holds::add);
      }
    }
    return holds;
  }

  private ObjectState queue(QueueRecord record) {
    int present = 0;
    int claimed = 0;
    int leased = 0;
    for (int i = 0; i < record.capacity(); i++) {
      long state = QueueLayout.state(record.word(i));
      present += state == QueueLayout.READY || state == QueueLayout.CAME_BACK ? 1 : 0;
      claimed += state == QueueLayout.CLAIMED ? 1 : 0;
      leased += state == QueueLayout.LEASED ? 1 : 0;
    }
    return new ObjectState.Queue(record.capacity(), present, claimed, leased, record.puts());
  }
}
