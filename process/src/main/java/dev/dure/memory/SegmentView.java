package dev.dure.memory;

import dev.dure.internal.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A look into a segment from outside. It takes no slot and no lock, wakes nobody, and changes no
 * byte, since the segment is mapped to be read only; so it recovers nobody either, and can be had
 * of a segment whose processes are stopped or all dead.
 *
 * <p>Nothing that the segment says is believed before it is checked. What cannot be right becomes
 * {@link ObjectState.Damaged} for one object, and {@link SegmentDamagedException} for the segment.
 *
 * <p>For one thread at a time.
 */
public final class SegmentView implements AutoCloseable {

  private final FoundSegment found;
  private final Segment segment;
  private final Slots slots;
  private final Directory directory;

  SegmentView(FoundSegment found, Segment segment) {
    this.found = found;
    this.segment = segment;
    this.slots = new Slots(segment);
    this.directory = new Directory(segment);
  }

  /**
   * What is looked into.
   *
   * @return the segment, as it was found
   */
  public FoundSegment found() {
    return found;
  }

  /**
   * The segment as a whole.
   *
   * @return what was seen at this moment
   * @throws SegmentDamagedException if it is not what its header says
   */
  public SegmentSummary summary() {
    return checked(
        () -> {
          Memory memory = segment.memory();
          int objects = directory.entries().size();
          return new SegmentSummary(
              segment.id(),
              segment.size(),
              segment.size() - directory.freeBytes(),
              Instant.ofEpochMilli(memory.getLong(Layout.CREATED_AT)),
              memory.getInt(Layout.CREATOR_PID_AT),
              slots.count(),
              seats(),
              objects);
        });
  }

  private List<SegmentSummary.Seat> seats() {
    List<SegmentSummary.Seat> taken = new ArrayList<>();
    for (int i = 0; i < slots.count(); i++) {
      Slots.Seat seat = slots.seat(i);
      if (seat.state() != Layout.SLOT_FREE) {
        boolean alive = slots.isByteLocked(i);
        // Who ended between the two looks has freed it, or somebody has in its place.
        if (alive || slots.seat(i).state() != Layout.SLOT_FREE) {
          taken.add(new SegmentSummary.Seat(i, seat.generation(), seat.pid(), alive));
        }
      }
    }
    return taken;
  }

  /**
   * All objects.
   *
   * @param elements how many elements of an array to read at most
   * @return the objects in the order of their creation
   * @throws SegmentDamagedException if it is not what its header says
   */
  public List<ObjectView> objects(int elements) {
    return checked(() -> directory.entries().stream().map(entry -> view(entry, elements)).toList());
  }

  /**
   * The objects with a name: none or one, but for {@code @20608}, which is where the object without
   * a name stands.
   *
   * @param label as {@link ObjectView#label} gives it
   * @param elements how many elements of an array to read at most
   * @return the object, or empty
   * @throws SegmentDamagedException if it is not what its header says
   */
  public Optional<ObjectView> object(String label, int elements) {
    return checked(
        () ->
            directory.entries().stream()
                .filter(entry -> label.equals(labelOf(entry)))
                .findFirst()
                .map(entry -> view(entry, elements)));
  }

  /**
   * Watches the objects over time.
   *
   * @return a sampler of the locks, semaphores and queues that there are now
   * @throws SegmentDamagedException if it is not what its header says
   */
  public ActivitySampler sampler() {
    return checked(() -> new ActivitySampler(this));
  }

  List<Directory.Entry> entries() {
    return directory.entries();
  }

  Memory memory() {
    return segment.memory();
  }

  private ObjectView view(Directory.Entry entry, int elements) {
    ObjectState state;
    try {
      state = checked(() -> new StateReader(segment.memory(), this, elements).read(entry));
    } catch (SegmentDamagedException e) {
      state = new ObjectState.Damaged(String.valueOf(e.getMessage()));
    }
    Kind kind = entry.shape().kind();
    return new ObjectView(
        nameOf(entry),
        kind.isArray() ? kind.word() + "[]" : kind.word(),
        entry.shape().toString(),
        entry.at(),
        entry.bytes(),
        state);
  }

  private static String nameOf(Directory.Entry entry) {
    return entry.name().replace('\0', '.'); // as messages write a condition of a lock
  }

  static String labelOf(Directory.Entry entry) {
    return entry.name().isEmpty() ? "@" + entry.at() : nameOf(entry);
  }

  /** Who is in a slot; empty if there is no such slot. */
  Optional<ObjectState.Holder> holder(int slot) {
    if (slot < 0 || slot >= slots.count()) {
      return Optional.empty();
    }
    return Optional.of(
        new ObjectState.Holder(slot, slots.seat(slot).pid(), slots.isByteLocked(slot)));
  }

  int slotCount() {
    return slots.count();
  }

  boolean isUsed() {
    return SegmentUse.isUsed(segment.fd());
  }

  /** Has what an untrue number or a page that is gone leads to become what it means. */
  <T> T checked(Supplier<T> look) {
    try {
      return look.get();
    } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
      throw damaged("leads out of its bounds", e);
    } catch (InternalError e) { // how the JVM reports a page that is gone, see Memory
      throw damaged("lost its memory: somebody truncated its file", e);
    }
  }

  private SegmentDamagedException damaged(String what, Throwable cause) {
    return new SegmentDamagedException(
        String.format(Locale.ROOT, "%s %s.", segment.description(), what), cause);
  }

  /** Unmaps the segment. */
  @Override
  public void close() {
    segment.close();
  }
}
