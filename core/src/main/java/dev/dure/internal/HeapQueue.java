package dev.dure.internal;

import dev.dure.ElementRefusedException;
import dev.dure.Elements;
import dev.dure.Lease;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue of the thread scope: two deques under one lock, one for what came back, which goes out
 * first, and one for the rest. Not one of the JDK's queues, since a leased element keeps its place
 * and an element that comes back must find it.
 *
 * <p>Elements that can change are kept as bytes, so that nobody holds what is in the queue.
 */
final class HeapQueue<E> extends HeapObject implements QueueDefaults<E> {

  private static final long serialVersionUID = 1L;

  /** An element in the queue; by its identity it is told from others that are equal. */
  private static final class Item {
    final Object stored;

    Item(Object stored) {
      this.stored = stored;
    }
  }

  private final transient Elements<E> elements;
  private final transient ElementCodec<E> codec;
  private final transient int capacity;
  private final transient ReentrantLock lock = new ReentrantLock();
  private final transient Condition notEmpty = lock.newCondition();
  private final transient Condition notFull = lock.newCondition();

  // all below is guarded by the lock

  private final transient Deque<Item> returned = new ArrayDeque<>();
  private final transient Deque<Item> waiting = new ArrayDeque<>();
  private transient int leased;
  private transient int waiters;

  HeapQueue(
      Heap heap, @Nullable String name, Shape shape, Elements<E> elements, ElementCodec<E> codec) {
    super(heap, name, shape);
    this.elements = elements;
    this.codec = codec;
    this.capacity = shape.length();
  }

  // ---- copies ----

  private Item pack(E element) {
    requireOpen();
    return new Item(codec.keep(ElementCodec.requireElement(element)));
  }

  private E unpack(Item item) {
    return codec.show(item.stored);
  }

  // ---- putting in ----

  private int used() {
    return returned.size() + waiting.size() + leased;
  }

  private boolean addLocked(Item item) {
    if (used() >= capacity) {
      return false;
    }
    waiting.addLast(item);
    notEmpty.signal();
    return true;
  }

  @Override
  public boolean offer(E element) {
    Item item = pack(element);
    return locked(() -> addLocked(item));
  }

  @Override
  public void put(E element) throws InterruptedException {
    Item item = pack(element);
    await(notFull, () -> addLocked(item) ? item : null);
  }

  @Override
  public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
    Objects.requireNonNull(unit, "unit");
    Item item = pack(element);
    return await(notFull, () -> addLocked(item) ? item : null, unit.toNanos(timeout)) != null;
  }

  // ---- taking out ----

  private @Nullable Item first() {
    Item back = returned.peekFirst();
    return back == null ? waiting.peekFirst() : back;
  }

  private @Nullable Item removeFirst() {
    Item back = returned.pollFirst();
    return back == null ? waiting.pollFirst() : back;
  }

  private @Nullable Item takeLocked() {
    Item item = removeFirst();
    if (item != null) {
      notFull.signal();
    }
    return item;
  }

  private @Nullable Item leaseLocked() {
    Item item = removeFirst();
    if (item != null) {
      leased++;
    }
    return item;
  }

  private @Nullable E unpackOrNull(@Nullable Item item) {
    return item == null ? null : unpack(item);
  }

  @Override
  public @Nullable E poll() {
    return unpackOrNull(locked(this::takeLocked));
  }

  @Override
  public E take() throws InterruptedException {
    return unpack(await(notEmpty, this::takeLocked));
  }

  @Override
  public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
    Objects.requireNonNull(unit, "unit");
    return unpackOrNull(await(notEmpty, this::takeLocked, unit.toNanos(timeout)));
  }

  @Override
  public @Nullable E peek() {
    return unpackOrNull(locked(this::first));
  }

  @Override
  public Lease<E> lease() throws InterruptedException {
    return leaseOf(await(notEmpty, this::leaseLocked));
  }

  @Override
  public @Nullable Lease<E> pollLease() {
    Item item = locked(this::leaseLocked);
    return item == null ? null : leaseOf(item);
  }

  @Override
  public @Nullable Lease<E> pollLease(long timeout, TimeUnit unit) throws InterruptedException {
    Objects.requireNonNull(unit, "unit");
    Item item = await(notEmpty, this::leaseLocked, unit.toNanos(timeout));
    return item == null ? null : leaseOf(item);
  }

  private Lease<E> leaseOf(Item item) {
    try {
      return new HeapLease(item, unpack(item));
    } catch (ElementRefusedException e) { // it is gone, as with take
      endLease(null);
      throw e;
    } catch (Throwable e) {
      endLease(item);
      throw e;
    }
  }

  /** Ends a lease; gives back what is not null. */
  private void endLease(@Nullable Item back) {
    locked(
        () -> {
          leased--;
          if (back == null) {
            notFull.signal();
          } else {
            returned.addLast(back);
            notEmpty.signal();
          }
          return true;
        });
  }

  private final class HeapLease extends AbstractLease<E> {
    private final Item item;

    HeapLease(Item item, E value) {
      super(value);
      this.item = item;
    }

    @Override
    protected void end(boolean back) {
      endLease(back ? item : null);
    }

    @Override
    protected String queue() {
      return HeapQueue.this.toString();
    }
  }

  // ---- waiting ----

  private <T> T locked(Supplier<T> step) {
    requireOpen();
    lock.lock();
    try {
      heap().requireOpenNow();
      return step.get();
    } finally {
      lock.unlock();
    }
  }

  private <T> T await(Condition condition, Supplier<@Nullable T> step) throws InterruptedException {
    while (true) {
      T done = await(condition, step, Long.MAX_VALUE);
      if (done != null) {
        return done;
      }
    }
  }

  /** Tries a step until it gives something or the time is up. */
  private <T> @Nullable T await(Condition condition, Supplier<@Nullable T> step, long nanos)
      throws InterruptedException {
    requireOpen();
    lock.lockInterruptibly();
    try {
      beginWait();
      long left = nanos;
      while (true) {
        heap().requireOpenNow();
        T done = step.get();
        if (done != null || left <= 0) {
          return done;
        }
        left = condition.awaitNanos(left);
      }
    } finally {
      endWait();
      lock.unlock();
    }
  }

  /**
   * From now on {@link Heap#close} wakes this queue; it has set its flag before, and whoever waits
   * looks at the flag after this.
   */
  private void beginWait() {
    if (waiters++ == 0) {
      heap().awaited().add(this);
    }
  }

  private void endWait() {
    if (--waiters == 0) {
      heap().awaited().remove(this);
    }
  }

  /** Wakes whoever waits, after the space was closed. */
  void wakeAll() {
    lock.lock();
    try {
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // ---- looking in ----

  @Override
  public boolean isEmpty() {
    return locked(() -> returned.isEmpty() && waiting.isEmpty());
  }

  @Override
  public int size() {
    return locked(() -> returned.size() + waiting.size());
  }

  @Override
  public int remainingCapacity() {
    return locked(() -> capacity - used());
  }

  @Override
  public int leased() {
    return locked(() -> leased);
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public Elements<E> elements() {
    return elements;
  }

  private List<Item> items() {
    return locked(
        () -> {
          List<Item> all = new ArrayList<>(returned);
          all.addAll(waiting);
          return all;
        });
  }

  @Override
  public List<E> snapshot() {
    List<E> all = new ArrayList<>();
    items().forEach(item -> all.add(unpack(item)));
    return Collections.unmodifiableList(all);
  }

  @Override
  public boolean isSame(@Nullable Object asked, E element) {
    return codec.isSame(asked, element);
  }

  @Override
  public boolean remove(@Nullable Object asked) {
    for (Item item : items()) {
      if (codec.isSame(asked, unpack(item)) && removeItem(item)) {
        return true;
      }
    }
    return false;
  }

  private boolean removeItem(Item item) {
    return locked(
        () -> {
          boolean removed = returned.remove(item) || waiting.remove(item);
          if (removed) {
            notFull.signal();
          }
          return removed;
        });
  }

  @Override
  public Iterator<E> iterator() {
    Function<Item, E> read = this::unpack;
    return new SnapshotIterator<>(items(), read, item -> removeItem(item));
  }
}
