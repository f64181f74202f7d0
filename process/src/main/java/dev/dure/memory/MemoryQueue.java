package dev.dure.memory;

import dev.dure.ElementRefusedException;
import dev.dure.Elements;
import dev.dure.Lease;
import dev.dure.Space;
import dev.dure.internal.AbstractLease;
import dev.dure.internal.ElementCodec;
import dev.dure.internal.QueueDefaults;
import dev.dure.internal.SnapshotIterator;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A queue in shared memory: elements in the places of a {@link MemoryRing}, and two {@link
 * QueueSignal}s for those who wait.
 *
 * <p>An element is turned into bytes before a place is claimed, and made from bytes after it was
 * taken, so that no code of the user's runs while a place is claimed.
 *
 * <p>The class is long because the interface is: each of its methods is a step of the ring, tried
 * once, for a time or for ever.
 */
final class MemoryQueue<E> implements QueueDefaults<E> {

  private static final long serialVersionUID = 1L;

  /** What is read in one go without being leased first. */
  private static final int SMALL_BYTES = 128;

  private final transient Attachment attachment;
  private final transient Directory.Entry entry;
  private final transient Elements<E> elements;
  private final transient MemoryRing ring;
  private final transient ElementCell<E> cell;
  private final transient QueueSignal notEmpty;
  private final transient QueueSignal notFull;

  MemoryQueue(
      Attachment attachment, Directory.Entry entry, Elements<E> elements, ElementCodec<E> codec) {
    this.attachment = attachment;
    this.entry = entry;
    this.elements = elements;
    Memory memory = attachment.memory();
    this.ring = new MemoryRing(attachment, entry, QueueLayout.placeBytes(codec));
    this.cell = ElementCell.of(memory, codec);
    this.notEmpty =
        new QueueSignal(
            attachment,
            entry.body() + QueueLayout.NOT_EMPTY,
            () -> ring.first() != MemoryRing.NONE,
            this::requireSound);
    this.notFull =
        new QueueSignal(
            attachment,
            entry.body() + QueueLayout.NOT_FULL,
            () -> ring.room(1) > 0,
            this::requireSound);
  }

  private void requireSound() {
    new QueueRecord(attachment.memory(), entry).requireOwners(attachment.slots());
  }

  /** Where the element of a place stands in the segment. */
  private long elementAt(int index) {
    return ring.offset(index) + QueueLayout.PLACE_ELEMENT;
  }

  /** Whether it is cheaper to read an element that somebody else may take than to lease it. */
  private boolean isSmall() {
    return cell.codec().maxBytes() <= SMALL_BYTES;
  }

  // ---- putting in ----

  private Object pack(E element) {
    attachment.checkOpen();
    return cell.pack(ElementCodec.requireElement(element));
  }

  private boolean putNow(Object packed) {
    long position = ring.claim();
    if (position == MemoryRing.NONE) {
      return false;
    }
    try {
      cell.write(elementAt(MemoryRing.index(position)), packed, FaultPoint.QUEUE_HALF_WRITTEN);
    } catch (Throwable e) {
      ring.abandon(position);
      notFull.signal();
      throw e;
    }
    FaultPoint.QUEUE_WRITTEN.reach();
    ring.publish(position);
    FaultPoint.QUEUE_PUBLISHED.reach();
    notEmpty.signal();
    return true;
  }

  @Override
  public boolean offer(E element) {
    return putNow(pack(element));
  }

  @Override
  public void put(E element) throws InterruptedException {
    Object packed = pack(element);
    var _ = awaitForever(notFull, () -> putNow(packed) ? packed : null);
  }

  @Override
  public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
    Objects.requireNonNull(unit, "unit");
    Object packed = pack(element);
    return await(notFull, () -> putNow(packed) ? packed : null, unit.toNanos(timeout)) != null;
  }

  // ---- taking out ----

  /** What was in the first place, taken out for good; or null. */
  private @Nullable Object takeNow() {
    while (true) {
      long ref = ring.first();
      if (ref == MemoryRing.NONE) {
        return null;
      }
      int index = MemoryRing.index(ref);
      if (!isSmall()) {
        if (ring.lease(ref)) {
          Object packed = readLeased(index);
          acknowledge(index);
          return packed;
        }
        continue;
      }
      Object packed =
          cell.read(elementAt(index)); // counts only if the place's word has not changed since
      if (ring.take(ref)) {
        FaultPoint.QUEUE_TAKEN.reach();
        notFull.signal();
        return requireSound(packed);
      }
    }
  }

  /** What is in a place that this process has just leased; if it cannot be read, it goes back. */
  private Object readLeased(int index) {
    FaultPoint.QUEUE_LEASED.reach();
    Object packed;
    try {
      packed = cell.read(elementAt(index));
    } catch (Throwable e) { // no memory, perhaps
      giveBack(index);
      throw e;
    }
    if (packed == null) {
      acknowledge(index);
    }
    return requireSound(packed);
  }

  private void acknowledge(int index) {
    FaultPoint.QUEUE_BEFORE_ACKNOWLEDGE.reach();
    ring.release(index);
    FaultPoint.QUEUE_TAKEN.reach();
    notFull.signal();
  }

  private void giveBack(int index) {
    ring.giveBack(index);
    notEmpty.signal();
  }

  private Object requireSound(@Nullable Object packed) {
    if (packed == null) {
      throw new SegmentDamagedException(
          this + " has an element without a sound length. Somebody overwrote it.");
    }
    return packed;
  }

  private E unpack(Object packed) {
    return cell.unpack(packed, this);
  }

  private @Nullable E unpackOrNull(@Nullable Object packed) {
    return packed == null ? null : unpack(packed);
  }

  @Override
  public @Nullable E poll() {
    attachment.checkOpen();
    return unpackOrNull(takeNow());
  }

  @Override
  public E take() throws InterruptedException {
    return unpack(awaitForever(notEmpty, this::takeNow));
  }

  @Override
  public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
    Objects.requireNonNull(unit, "unit");
    return unpackOrNull(await(notEmpty, this::takeNow, unit.toNanos(timeout)));
  }

  // ---- leases ----

  /** A place that this process has leased, and what is in it. */
  private record Leased(int index, Object packed) {}

  private @Nullable Leased leaseNow() {
    while (true) {
      long ref = ring.first();
      if (ref == MemoryRing.NONE) {
        return null;
      }
      if (ring.lease(ref)) {
        int index = MemoryRing.index(ref);
        return new Leased(index, readLeased(index));
      }
    }
  }

  private Lease<E> leaseOf(Leased leased) {
    try {
      return new MemoryLease(leased.index(), unpack(leased.packed()));
    } catch (ElementRefusedException | SegmentDamagedException e) { // it is gone, as with take
      acknowledge(leased.index());
      throw e;
    } catch (Throwable e) {
      giveBack(leased.index());
      throw e;
    }
  }

  private @Nullable Lease<E> leaseOrNull(@Nullable Leased leased) {
    return leased == null ? null : leaseOf(leased);
  }

  @Override
  public Lease<E> lease() throws InterruptedException {
    return leaseOf(awaitForever(notEmpty, this::leaseNow));
  }

  @Override
  public @Nullable Lease<E> pollLease() {
    attachment.checkOpen();
    return leaseOrNull(leaseNow());
  }

  @Override
  public @Nullable Lease<E> pollLease(long timeout, TimeUnit unit) throws InterruptedException {
    Objects.requireNonNull(unit, "unit");
    return leaseOrNull(await(notEmpty, this::leaseNow, unit.toNanos(timeout)));
  }

  private final class MemoryLease extends AbstractLease<E> {
    private final int index;

    MemoryLease(int index, E value) {
      super(value);
      this.index = index;
    }

    @Override
    protected void end(boolean back) {
      attachment.checkOpen();
      if (back) {
        MemoryQueue.this.giveBack(index);
      } else {
        MemoryQueue.this.acknowledge(index);
      }
    }

    @Override
    protected String queue() {
      return MemoryQueue.this.toString();
    }
  }

  // ---- waiting ----

  private <T> T awaitForever(QueueSignal signal, Supplier<@Nullable T> step)
      throws InterruptedException {
    T done = await(signal, step, Long.MAX_VALUE);
    while (done == null) { // a deadline in three hundred years
      done = await(signal, step, Long.MAX_VALUE);
    }
    return done;
  }

  /** Tries a step until it gives something or the time is up. */
  private <T> @Nullable T await(QueueSignal signal, Supplier<@Nullable T> step, long nanos)
      throws InterruptedException {
    attachment.checkOpen();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    T first = step.get();
    if (first != null || nanos <= 0) {
      return first;
    }
    return signal.await(step, LockWaiting.deadline(System.nanoTime(), nanos));
  }

  // ---- looking in ----

  /** What is in a place as long as the reference is good, or null. */
  private @Nullable Object look(long ref) {
    Object packed = cell.read(elementAt(MemoryRing.index(ref)));
    VarHandle.loadLoadFence(); // what was read, before the word that says whether it counts
    return ring.isThere(ref) ? packed : null;
  }

  @Override
  public @Nullable E peek() {
    attachment.checkOpen();
    while (true) {
      long ref = ring.first();
      if (ref == MemoryRing.NONE) {
        return null;
      }
      Object packed = look(ref);
      if (packed != null) {
        return unpack(packed);
      }
    }
  }

  @Override
  public boolean isEmpty() {
    attachment.checkOpen();
    return ring.first() == MemoryRing.NONE;
  }

  @Override
  public int size() {
    attachment.checkOpen();
    return ring.elements().size();
  }

  @Override
  public int remainingCapacity() {
    attachment.checkOpen();
    return ring.room(ring.capacity());
  }

  @Override
  public int leased() {
    attachment.checkOpen();
    return ring.leased();
  }

  @Override
  public int capacity() {
    return ring.capacity();
  }

  @Override
  public Elements<E> elements() {
    return elements;
  }

  /** An element as it was seen. */
  private record Item<E>(long ref, E element) {}

  private List<Item<E>> items() {
    attachment.checkOpen();
    List<Item<E>> items = new ArrayList<>();
    for (long ref : ring.elements()) {
      Object packed = look(ref);
      if (packed != null) {
        items.add(new Item<>(ref, unpack(packed)));
      }
    }
    return items;
  }

  @Override
  public List<E> snapshot() {
    List<E> all = new ArrayList<>();
    items().forEach(item -> all.add(item.element()));
    return Collections.unmodifiableList(all);
  }

  @Override
  public boolean isSame(@Nullable Object asked, E element) {
    return cell.codec().isSame(asked, element);
  }

  @Override
  public boolean remove(@Nullable Object asked) {
    for (Item<E> item : items()) {
      if (isSame(asked, item.element()) && removeItem(item)) {
        return true;
      }
    }
    return false;
  }

  private boolean removeItem(Item<E> item) {
    attachment.checkOpen();
    boolean removed = ring.take(item.ref());
    if (removed) {
      notFull.signal();
    }
    return removed;
  }

  @Override
  public Iterator<E> iterator() {
    return new SnapshotIterator<>(items(), Item::element, this::removeItem);
  }

  // ---- what is known of it ----

  @Override
  public Space space() {
    return attachment.space();
  }

  @Override
  public Optional<String> name() {
    return entry.optionalName();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MemoryQueue<?> q
        && q.attachment == attachment
        && q.entry.at() == entry.at();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(entry.at());
  }

  @Override
  public String toString() {
    return entry.label() + " of " + attachment.description();
  }

  private Object writeReplace() {
    return MemoryHandle.of(attachment, entry.at(), elements);
  }
}
