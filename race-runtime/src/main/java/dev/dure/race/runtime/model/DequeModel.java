package dev.dure.race.runtime.model;

import java.util.Deque;
import java.util.Iterator;

/**
 * {@code Deque}, where the object is of a class of the JDK that is not safe for threads: see {@link
 * Containers}.
 */
public final class DequeModel {

  private DequeModel() {}

  /** Stands for {@code Deque.addFirst(Object)}. */
  public static void addFirst(Deque<Object> it, Object element, int site) {
    Containers.write(it, site);
    it.addFirst(element);
  }

  /** Stands for {@code Deque.offerFirst(Object)}. */
  public static boolean offerFirst(Deque<Object> it, Object element, int site) {
    Containers.write(it, site);
    return it.offerFirst(element);
  }

  /** Stands for {@code Deque.pollFirst()}. */
  public static Object pollFirst(Deque<Object> it, int site) {
    Containers.write(it, site);
    return it.pollFirst();
  }

  /** Stands for {@code Deque.removeFirst()}. */
  public static Object removeFirst(Deque<Object> it, int site) {
    Containers.write(it, site);
    return it.removeFirst();
  }

  /** Stands for {@code Deque.peekFirst()}. */
  public static Object peekFirst(Deque<Object> it, int site) {
    Containers.read(it, site);
    return it.peekFirst();
  }

  /** Stands for {@code Deque.getFirst()}. */
  public static Object getFirst(Deque<Object> it, int site) {
    Containers.read(it, site);
    return it.getFirst();
  }

  /** Stands for {@code Deque.removeFirstOccurrence(Object)}. */
  public static boolean removeFirstOccurrence(Deque<Object> it, Object element, int site) {
    Containers.write(it, site);
    return it.removeFirstOccurrence(element);
  }

  /** Stands for {@code Deque.addLast(Object)}. */
  public static void addLast(Deque<Object> it, Object element, int site) {
    Containers.write(it, site);
    it.addLast(element);
  }

  /** Stands for {@code Deque.offerLast(Object)}. */
  public static boolean offerLast(Deque<Object> it, Object element, int site) {
    Containers.write(it, site);
    return it.offerLast(element);
  }

  /** Stands for {@code Deque.pollLast()}. */
  public static Object pollLast(Deque<Object> it, int site) {
    Containers.write(it, site);
    return it.pollLast();
  }

  /** Stands for {@code Deque.removeLast()}. */
  public static Object removeLast(Deque<Object> it, int site) {
    Containers.write(it, site);
    return it.removeLast();
  }

  /** Stands for {@code Deque.peekLast()}. */
  public static Object peekLast(Deque<Object> it, int site) {
    Containers.read(it, site);
    return it.peekLast();
  }

  /** Stands for {@code Deque.getLast()}. */
  public static Object getLast(Deque<Object> it, int site) {
    Containers.read(it, site);
    return it.getLast();
  }

  /** Stands for {@code Deque.removeLastOccurrence(Object)}. */
  public static boolean removeLastOccurrence(Deque<Object> it, Object element, int site) {
    Containers.write(it, site);
    return it.removeLastOccurrence(element);
  }

  /** Stands for {@code Deque.push(Object)}. */
  public static void push(Deque<Object> it, Object element, int site) {
    Containers.write(it, site);
    it.push(element);
  }

  /** Stands for {@code Deque.pop()}. */
  public static Object pop(Deque<Object> it, int site) {
    Containers.write(it, site);
    return it.pop();
  }

  /** Stands for {@code Deque.descendingIterator()}. */
  public static Iterator<Object> descendingIterator(Deque<Object> it, int site) {
    Containers.read(it, site);
    return it.descendingIterator();
  }
}
