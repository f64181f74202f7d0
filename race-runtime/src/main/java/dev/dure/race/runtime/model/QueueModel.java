package dev.dure.race.runtime.model;

import java.util.Queue;

/**
 * {@code Queue}, where the object is of a class of the JDK that is not safe for threads: see {@link
 * Containers}.
 */
public final class QueueModel {

  private QueueModel() {}

  /** Stands for {@code Queue.offer(Object)}. */
  public static boolean offer(Queue<Object> it, Object element, int site) {
    Containers.write(it, site);
    return it.offer(element);
  }

  /** Stands for {@code Queue.poll()}. */
  public static Object poll(Queue<Object> it, int site) {
    Containers.write(it, site);
    return it.poll();
  }

  /** Stands for {@code Queue.remove()}. */
  public static Object remove(Queue<Object> it, int site) {
    Containers.write(it, site);
    return it.remove();
  }

  /** Stands for {@code Queue.peek()}. */
  public static Object peek(Queue<Object> it, int site) {
    Containers.read(it, site);
    return it.peek();
  }

  /** Stands for {@code Queue.element()}. */
  public static Object element(Queue<Object> it, int site) {
    Containers.read(it, site);
    return it.element();
  }
}
