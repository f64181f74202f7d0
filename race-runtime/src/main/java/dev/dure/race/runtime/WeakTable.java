package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import jdk.internal.vm.annotation.DontInline;
import org.jspecify.annotations.Nullable;

/**
 * What the checker remembers of objects that have no field for it: arrays, and the JDK's own
 * objects. Found by identity, forgotten with the object. A look-up takes no lock.
 */
final class WeakTable<N extends WeakTable.Node> {

  /** What is remembered of one object. */
  abstract static class Node extends WeakReference<Object> {
    private final int hash;

    /** The next one in a chain of a table. */
    private volatile @Nullable Node next;

    Node(Object object, @Nullable ReferenceQueue<Object> queue) {
      super(object, queue);
      hash = spread(System.identityHashCode(object));
    }

    final int hash() {
      return hash;
    }
  }

  /** Makes what is remembered of an object. */
  interface Factory<N> {
    N create(Object object, ReferenceQueue<Object> queue);
  }

  private static final int SEGMENTS = 16;

  private static final SpinLock ALL = new SpinLock();

  /** The table that was made last; each has the one before. (The JDK's own lists are hooked.) */
  private static volatile @Nullable WeakTable<?> last;

  private final @Nullable WeakTable<?> before;

  private final Segment[] segments = new Segment[SEGMENTS];

  WeakTable(Factory<N> factory) {
    for (int i = 0; i < SEGMENTS; i++) {
      segments[i] = new Segment(factory);
    }
    ALL.lock();
    before = last;
    last = this;
    ALL.unlock();
  }

  /**
   * Takes the nodes of objects that are gone out of all tables; else they go when one is put in.
   */
  static void expungeAll() {
    for (WeakTable<?> table = last; table != null; table = table.before) {
      for (Segment segment : table.segments) {
        segment.expunge();
      }
    }
  }

  static int spread(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 15);
  }

  /** What is remembered of an object; made if there is nothing. */
  @DontInline
  @SuppressWarnings("unchecked") // only nodes of the factory are put in
  N of(Object object) {
    int hash = spread(System.identityHashCode(object));
    Segment segment = segments[hash & (SEGMENTS - 1)];
    Node found = segment.find(object, hash);
    return (N) (found != null ? found : segment.add(object, hash));
  }

  /** What is remembered of an object, or null. */
  @DontInline
  @SuppressWarnings("unchecked")
  @Nullable N find(Object object) {
    int hash = spread(System.identityHashCode(object));
    return (N) segments[hash & (SEGMENTS - 1)].find(object, hash);
  }

  /**
   * A part of the table with a lock of its own, under which chains are changed.
   *
   * <p>Who looks for a node does so without the lock. A node that is found is the right one, for it
   * is compared. To find none is right if the node was not in the chain when the look began:
   *
   * <ul>
   *   <li>a new node is put in front of a chain, and its {@code next} is set before that;
   *   <li>a node that is taken out keeps its {@code next}, so that who stands at it goes on;
   *   <li>only where the table grows, nodes go to other chains, and {@code growths} is odd
   *       meanwhile. Who finds none and sees that it was odd, or has changed, looks again with the
   *       lock. ({@code growths} is volatile, as is {@code next}: who has followed a {@code next}
   *       that was set while the table grew sees the odd number.)
   * </ul>
   */
  private static final class Segment {
    private final Factory<? extends Node> factory;
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private final SpinLock lock = new SpinLock();
    private volatile @Nullable Node[] buckets = new Node[64];
    private volatile int growths;
    private int size;

    Segment(Factory<? extends Node> factory) {
      this.factory = factory;
    }

    @Nullable Node find(Object object, int hash) {
      int before = growths;
      Node found = look(object, hash);
      if (found != null || ((before & 1) == 0 && growths == before)) {
        return found;
      }
      lock.lock();
      try {
        return look(object, hash);
      } finally {
        lock.unlock();
      }
    }

    private @Nullable Node look(Object object, int hash) {
      @Nullable Node[] array = buckets;
      Node node = (Node) Raw.getAcquire(array, Raw.elementOffset(bucket(hash, array.length)));
      while (node != null && !(node.hash == hash && node.refersTo(object))) {
        node = node.next;
      }
      return node;
    }

    Node add(Object object, int hash) {
      expunge();
      Node made = factory.create(object, queue);
      lock.lock();
      try {
        Node found = look(object, hash);
        if (found != null) {
          return found;
        }
        if (size > buckets.length) {
          grow();
        }
        put(buckets, made);
        size++;
        return made;
      } finally {
        lock.unlock();
      }
    }

    private static void put(@Nullable Node[] array, Node node) {
      int at = bucket(node.hash, array.length);
      node.next = array[at];
      Raw.putRelease(array, Raw.elementOffset(at), node);
    }

    /** The queue has a lock of its own, so this one is not held while it is asked. */
    private void expunge() {
      for (Object gone = queue.poll(); gone != null; gone = queue.poll()) {
        lock.lock();
        try {
          remove((Node) gone);
        } finally {
          lock.unlock();
        }
      }
    }

    /** One that lost to another of the same object was never in it. */
    private void remove(Node gone) {
      int at = bucket(gone.hash, buckets.length);
      Node before = null;
      for (Node node = buckets[at]; node != null; before = node, node = node.next) {
        if (node == gone) {
          if (before == null) {
            buckets[at] = node.next;
          } else {
            before.next = node.next;
          }
          size--;
          return;
        }
      }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only under the lock
    private void grow() {
      growths++;
      @Nullable Node[] larger = new Node[buckets.length * 2];
      for (Node first : buckets) {
        Node node = first;
        while (node != null) {
          Node next = node.next;
          put(larger, node);
          node = next;
        }
      }
      buckets = larger;
      growths++;
    }

    private static int bucket(int hash, int length) {
      return (hash >>> 4) & (length - 1);
    }
  }
}
