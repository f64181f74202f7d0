package dev.dure.race.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the checker remembers of objects that have no field for it: arrays, and the JDK's own
 * objects. Found by identity, forgotten with the object. A look-up takes no lock.
 */
final class WeakTable<N extends WeakTable.Node> {

  /** What is remembered of one object. */
  abstract static class Node extends WeakReference<Object> {
    private final int hash;

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

  private final Segment[] segments = new Segment[SEGMENTS];

  WeakTable(Factory<N> factory) {
    for (int i = 0; i < SEGMENTS; i++) {
      segments[i] = new Segment(factory);
    }
  }

  static int spread(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 15);
  }

  /** What is remembered of an object; made if there is nothing. */
  @SuppressWarnings("unchecked") // only nodes of the factory are put in
  N of(Object object) {
    int hash = spread(System.identityHashCode(object));
    Segment segment = segments[hash & (SEGMENTS - 1)];
    Node found = segment.find(object, hash);
    return (N) (found != null ? found : segment.add(object, hash));
  }

  /** What is remembered of an object, or null. */
  @SuppressWarnings("unchecked")
  @Nullable N find(Object object) {
    int hash = spread(System.identityHashCode(object));
    return (N) segments[hash & (SEGMENTS - 1)].find(object, hash);
  }

  /** A place in a chain. Never changed, so that a reader without the lock sees all of its chain. */
  private record Cell(Node node, @Nullable Cell next) {

    /** The chain from here without a node. */
    @Nullable Cell without(Node gone) {
      if (node == gone) {
        return next;
      }
      Cell rest = next == null ? null : next.without(gone);
      return rest == next ? this : new Cell(node, rest);
    }
  }

  /**
   * A part of the table with a lock of its own, under which chains are replaced. Who reads without
   * it sees the table of a moment: it misses nothing that was put in before.
   */
  private static final class Segment {
    private final Factory<? extends Node> factory;
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private final SpinLock lock = new SpinLock();
    private volatile AtomicReferenceArray<@Nullable Cell> buckets = new AtomicReferenceArray<>(64);
    private int size;

    Segment(Factory<? extends Node> factory) {
      this.factory = factory;
    }

    @Nullable Node find(Object object, int hash) {
      AtomicReferenceArray<@Nullable Cell> array = buckets;
      for (Cell c = array.get(bucket(hash, array.length())); c != null; c = c.next) {
        if (c.node.hash == hash && c.node.refersTo(object)) {
          return c.node;
        }
      }
      return null;
    }

    Node add(Object object, int hash) {
      expunge();
      Node made = factory.create(object, queue);
      lock.lock();
      try {
        Node found = find(object, hash);
        if (found != null) {
          return found;
        }
        if (size > buckets.length()) {
          grow();
        }
        put(buckets, made);
        size++;
        return made;
      } finally {
        lock.unlock();
      }
    }

    private static void put(AtomicReferenceArray<@Nullable Cell> array, Node node) {
      int at = bucket(node.hash, array.length());
      array.set(at, new Cell(node, array.get(at)));
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

    private void remove(Node node) {
      int at = bucket(node.hash, buckets.length());
      Cell first = buckets.get(at);
      Cell rest = first == null ? null : first.without(node);
      if (rest != first) { // one that lost to another of the same object was never in it
        buckets.set(at, rest);
        size--;
      }
    }

    private void grow() {
      AtomicReferenceArray<@Nullable Cell> larger =
          new AtomicReferenceArray<>(buckets.length() * 2);
      for (int i = 0; i < buckets.length(); i++) {
        for (Cell c = buckets.get(i); c != null; c = c.next) {
          put(larger, c.node);
        }
      }
      buckets = larger;
    }

    private static int bucket(int hash, int length) {
      return (hash >>> 4) & (length - 1);
    }
  }
}
