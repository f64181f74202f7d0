package dev.dure.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a worker, in its order. Guarded by the {@link Dispatcher}'s lock; only {@link
 * #awaitRoom} blocks, and gives the lock up meanwhile.
 */
final class Backlog {

  private final int capacity;
  private final Condition room;
  private final Deque<Part> parts = new ArrayDeque<>();

  Backlog(int capacity, Lock lock) {
    this.capacity = capacity;
    this.room = lock.newCondition();
  }

  boolean isFull() {
    return parts.size() >= capacity;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * Waits until there is room.
   *
   * @param check run each time when it wakes; may throw
   */
  void awaitRoom(Runnable check) throws InterruptedException {
    while (isFull()) {
      room.await();
      check.run();
    }
  }

  /** Wakes all who wait for room; they look for themselves. */
  void wakeAll() {
    room.signalAll();
  }

  /** Wakes those who wait if half of it is free, so that not each place wakes somebody. */
  void wakeIfHalfFree() {
    if (parts.size() <= capacity / 2) {
      room.signalAll();
    }
  }

  /** Comes last. */
  void add(Part part) {
    parts.add(part);
  }

  /** The first that somebody still waits for, or null; what nobody waits for is forgotten. */
  @Nullable Part first() {
    Part first = parts.peek();
    while (first != null && first.job().isDone()) {
      parts.remove();
      first = parts.peek();
    }
    return first;
  }

  /** Takes the first away. */
  void removeFirst() {
    parts.remove();
  }

  /** What has been taken back comes first again, in its order. */
  void giveBack(List<Part> back) {
    for (int i = back.size() - 1; i >= 0; i--) {
      if (!back.get(i).job().isDone()) {
        parts.addFirst(back.get(i));
      }
    }
  }

  /** Nobody waits for a job any more. */
  void remove(Job job) {
    parts.removeIf(part -> part.job().equals(job));
  }

  /** Takes all away. */
  List<Part> takeAll() {
    List<Part> all = new ArrayList<>(parts);
    parts.clear();
    room.signalAll();
    return all;
  }
}
