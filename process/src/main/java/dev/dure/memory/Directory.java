package dev.dure.memory;

import dev.dure.ShapeMismatchException;
import dev.dure.Space;
import dev.dure.SpaceFullException;
import dev.dure.internal.Kind;
import dev.dure.internal.Shape;
import dev.dure.linux.Linux;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a segment: a log that only grows, so that what was found once stays where it is.
 *
 * <p>Who creates holds the directory lock (whose owner's death {@linkplain
 * dev.dure.OwnerDeath#RELEASE releases} it), writes the object behind the end of the log, and then
 * moves the end over it by one volatile store. That store publishes the object: who reads the end
 * reads the object whole. A creator that dies before it leaves bytes behind the end, which the next
 * creator clears; one that dies after it leaves a whole object. Readers take no lock.
 */
final class Directory {

  /** One object of the log. */
  record Entry(long at, Shape shape, String name, long body, long bytes) {

    /** The bytes of its body, up to its end. */
    long bodyBytes() {
      return bytes - (body - at);
    }

    Optional<String> optionalName() {
      return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** In the words of messages: {@code long "hits"}. */
    String label() {
      return shape + (name.isEmpty() ? " at " + at : " \"" + name + "\"");
    }
  }

  private static final int MAX_NAME_BYTES = 2 * Space.MAX_NAME_BYTES + 1;
  private static final int MAX_DETAIL_BYTES = 1 << 16;

  private final Segment segment;
  private final Memory memory;
  private final String description;
  private final int slots;
  private final Map<String, Entry> byName = new HashMap<>();
  private final Map<Long, Entry> byOffset = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private long scanned;

  Directory(Segment segment) {
    this.segment = segment;
    this.memory = segment.memory();
    this.description = segment.description();
    this.slots = segment.header().slots();
    this.scanned = segment.header().objectsAt();
  }

  /** What messages call the segment. */
  String description() {
    return description;
  }

  /** What this one knows, for another mapping of the same segment. */
  synchronized Directory in(Segment again) {
    Directory directory = new Directory(again);
    entries.forEach(directory::add);
    return directory;
  }

  /** Bytes that are left for new objects, with their headers, before the segment has to grow. */
  synchronized long freeBytes() {
    catchUp();
    return segment.size() - scanned;
  }

  /** All objects that are published now. */
  synchronized List<Entry> entries() {
    catchUp();
    return List.copyOf(entries);
  }

  /**
   * The objects that can be read.
   *
   * @param entries all that are published, or those before the first that is damaged
   * @param damage why there may be more, or null
   */
  record Found(List<Entry> entries, @Nullable SegmentDamagedException damage) {}

  /** What can be read; for those who do what they can in a segment that somebody overwrote. */
  synchronized Found readable() {
    SegmentDamagedException damage = null;
    try {
      catchUp();
    } catch (SegmentDamagedException e) {
      damage = e;
    }
    return new Found(List.copyOf(entries), damage);
  }

  /**
   * Gets or creates an object.
   *
   * @param name its name, or null to create one without
   * @param bodyBytes the size of its body, if it is created; zeroed
   * @param lock the directory lock
   * @param initialise writes the body at an offset before the object is published
   */
  Entry getOrCreate(
      @Nullable String name, Shape shape, long bodyBytes, Lock lock, LongConsumer initialise) {
    Entry found = find(name, shape);
    if (found != null) {
      return found;
    }
    lock.lock();
    try {
      found = find(name, shape);
      return found == null ? create(name == null ? "" : name, shape, bodyBytes, initialise) : found;
    } finally {
      lock.unlock();
    }
  }

  private synchronized @Nullable Entry find(@Nullable String name, Shape shape) {
    if (name == null) {
      return null;
    }
    catchUp();
    Entry entry = byName.get(name);
    if (entry != null && !entry.shape().equals(shape)) {
      throw new ShapeMismatchException(
          name.replace('\0', '.'), description, shape.toString(), entry.shape().toString());
    }
    return entry;
  }

  private synchronized Entry create(
      String name, Shape shape, long bodyBytes, LongConsumer initialise) {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    byte[] detailBytes = shape.detail().getBytes(StandardCharsets.UTF_8);
    if (detailBytes.length > MAX_DETAIL_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "The description of %s has %,d bytes; allowed are %,d.",
              shape.kind().word(), detailBytes.length, MAX_DETAIL_BYTES));
    }
    long head = Layout.align(Layout.OBJECT_HEADER_BYTES + nameBytes.length + detailBytes.length);
    long bytes = head + Layout.align(bodyBytes);
    catchUp();
    long at = scanned; // the end, and known to be behind whole objects
    requireRoom(shape, at, bytes);
    memory.fill(at, bytes);
    memory.setIntPlain(at + Layout.OBJECT_KIND, shape.kind().code());
    memory.setIntPlain(at + Layout.OBJECT_LENGTH, shape.length());
    memory.setLongPlain(at + Layout.OBJECT_BYTES, bytes);
    FaultPoint.OBJECT_HALF_WRITTEN.reach();
    memory.setIntPlain(at + Layout.OBJECT_NAME_BYTES, nameBytes.length);
    memory.setIntPlain(at + Layout.OBJECT_DETAIL_BYTES, detailBytes.length);
    memory.setIntPlain(at + Layout.OBJECT_BODY, (int) head);
    memory.write(at + Layout.OBJECT_HEADER_BYTES, nameBytes, 0, nameBytes.length);
    memory.write(
        at + Layout.OBJECT_HEADER_BYTES + nameBytes.length, detailBytes, 0, detailBytes.length);
    initialise.accept(at + head);
    memory.setLong(Layout.OBJECTS_END_AT, at + bytes); // publishes all of the above
    FaultPoint.OBJECT_PUBLISHED.reach();
    Entry entry = new Entry(at, shape, name, at + head, bytes);
    add(entry);
    return entry;
  }

  /** Makes the segment grow if an object would not fit behind the others. */
  private void requireRoom(Shape shape, long at, long bytes) {
    long maximum = segment.header().maximum();
    long size = segment.size();
    if (bytes <= size - at) {
      return;
    }
    if (bytes > maximum - at) {
      throw new SpaceFullException(description, shape.toString(), bytes, maximum - at, maximum);
    }
    int result = segment.grow(at + bytes);
    if (result < 0) {
      throw new SpaceFullException(
          description,
          shape.toString(),
          bytes,
          size - at,
          size,
          String.format(
              "It may grow to %,d, and the system refused with %s. Free /dev/shm.",
              maximum, Linux.errorText(result)));
    }
  }

  /** Reads what was published since the last time. */
  private void catchUp() {
    long end = memory.getLong(Layout.OBJECTS_END_AT);
    if (end < scanned || end % Layout.ALIGNMENT != 0 || !segment.reaches(end)) {
      throw new SegmentDamagedException(
          String.format(
              "%s says that its objects end at %,d; allowed are multiples of 64 from %,d to %,d. Somebody overwrote it.",
              description, end, scanned, segment.size()));
    }
    while (scanned < end) {
      add(read(scanned, end));
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    byOffset.put(entry.at(), entry);
    if (!entry.name().isEmpty()) {
      byName.putIfAbsent(entry.name(), entry);
    }
    scanned += entry.bytes();
  }

  /** The object at an offset, as a handle from another process names it. */
  synchronized Entry at(long offset) {
    catchUp();
    Entry entry = byOffset.get(offset);
    if (entry != null) {
      return entry;
    }
    throw new SegmentDamagedException(
        String.format(
            "%s has no object at %,d, where a handle says that one is.", description, offset));
  }

  /** The lock, guarded record or read-write lock whose body stands at an offset. */
  synchronized Entry withBody(long body) {
    catchUp();
    for (Entry entry : entries) {
      boolean conditions =
          switch (entry.shape().kind()) {
            case LOCK, GUARDED, READ_WRITE_LOCK -> true;
            default -> false;
          };
      if (conditions && entry.body() == body) {
        return entry;
      }
    }
    throw new SegmentDamagedException(
        String.format(
            "%s has no lock at %,d, where a condition says that one is.", description, body));
  }

  private Entry read(long at, long end) {
    Head head = Head.read(memory, at);
    Kind kind = head.kind();
    if (!head.isSound(end - at, slots) || kind == null) {
      throw new SegmentDamagedException(
          String.format(
              "%s has no sound object at %,d (kind %s, %d elements, %,d bytes). Somebody overwrote it.",
              description, at, kind, head.length(), head.bytes()));
    }
    byte[] text = new byte[head.nameBytes() + head.detailBytes()];
    memory.read(at + Layout.OBJECT_HEADER_BYTES, text, 0, text.length);
    String name = new String(text, 0, head.nameBytes(), StandardCharsets.UTF_8);
    String detail = new String(text, head.nameBytes(), head.detailBytes(), StandardCharsets.UTF_8);
    Shape shape = new Shape(kind, head.length(), detail);
    return new Entry(at, shape, name, at + head.body(), head.bytes());
  }

  /** An object's header, read once; nothing in it is believed before it is sound. */
  private record Head(
      @Nullable Kind kind, int length, long bytes, int nameBytes, int detailBytes, int body) {

    static Head read(Memory memory, long at) {
      return new Head(
          Kind.ofCode(memory.getIntPlain(at + Layout.OBJECT_KIND)),
          memory.getIntPlain(at + Layout.OBJECT_LENGTH),
          memory.getLongPlain(at + Layout.OBJECT_BYTES),
          memory.getIntPlain(at + Layout.OBJECT_NAME_BYTES),
          memory.getIntPlain(at + Layout.OBJECT_DETAIL_BYTES),
          memory.getIntPlain(at + Layout.OBJECT_BODY));
    }

    /**
     * Whether the object may be one.
     *
     * @param room the bytes from its beginning to the end of all objects
     */
    boolean isSound(long room, int slots) {
      return kind != null
          && length >= 1
          && bytes >= Layout.ALIGNMENT
          && bytes <= room
          && bytes % Layout.ALIGNMENT == 0
          && nameBytes >= 0
          && nameBytes <= MAX_NAME_BYTES
          && detailBytes >= 0
          && detailBytes <= MAX_DETAIL_BYTES
          && body == Layout.align(Layout.OBJECT_HEADER_BYTES + nameBytes + detailBytes)
          && bytes - body >= minimumBody(kind, length, slots);
    }
  }

  /** No object may reach beyond its bytes, whatever its header says. */
  private static long minimumBody(Kind kind, int length, int slots) {
    return switch (kind) {
      case LOCK -> Layout.LOCK_BYTES;
      case CONDITION -> Layout.CONDITION_BYTES;
      case GUARDED -> Layout.GUARDED_PLACES;
      case EVENT, COUNT_DOWN_LATCH, SEMAPHORE, CYCLIC_BARRIER, READ_WRITE_LOCK ->
          MemorySynchronizers.bodyBytes(kind, slots);
      case QUEUE -> QueueLayout.bodyBytes(length, QueueLayout.LEAST_PLACE_BYTES);
      case MAP -> MapLayout.bodyBytes(length, Layout.ALIGNMENT);
      default -> (long) kind.elementBytes() * length;
    };
  }
}
