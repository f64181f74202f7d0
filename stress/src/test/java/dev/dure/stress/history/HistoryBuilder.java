package dev.dure.stress.history;

import java.util.ArrayList;
import java.util.List;

/**
 * Histories made by hand: each operation with its actor, what it saw, and from when to when it ran.
 */
final class HistoryBuilder {

  private final List<Operation> operations = new ArrayList<>();

  /** An operation that has returned. */
  HistoryBuilder add(
      int actor, long from, long to, Verb verb, long argument, long second, long result) {
    operations.add(new Operation(actor, verb, 0, argument, second, result, from, to));
    return this;
  }

  HistoryBuilder get(int actor, long from, long to, long result) {
    return add(actor, from, to, Verb.GET, 0, 0, result);
  }

  HistoryBuilder set(int actor, long from, long to, long value) {
    return add(actor, from, to, Verb.SET, value, 0, Operation.NONE);
  }

  HistoryBuilder plus(int actor, long from, long to, long delta, long before) {
    return add(actor, from, to, Verb.ADD, delta, 0, before);
  }

  HistoryBuilder exchange(int actor, long from, long to, long expected, long value, long before) {
    return add(actor, from, to, Verb.EXCHANGE, expected, value, before);
  }

  HistoryBuilder offer(int actor, long from, long to, long element) {
    return add(actor, from, to, Verb.OFFER, element, 0, 1);
  }

  HistoryBuilder refused(int actor, long from, long to, long element) {
    return add(actor, from, to, Verb.OFFER, element, 0, 0);
  }

  HistoryBuilder poll(int actor, long from, long to, long element) {
    return add(actor, from, to, Verb.POLL, 0, 0, element);
  }

  HistoryBuilder peek(int actor, long from, long to, long element) {
    return add(actor, from, to, Verb.PEEK, 0, 0, element);
  }

  HistoryBuilder lock(int actor, long from, long to) {
    return add(actor, from, to, Verb.LOCK, 0, 0, Operation.NONE);
  }

  HistoryBuilder tryLock(int actor, long from, long to, boolean granted) {
    return add(actor, from, to, Verb.TRY_LOCK, 0, 0, granted ? 1 : 0);
  }

  HistoryBuilder unlock(int actor, long from, long to) {
    return add(actor, from, to, Verb.UNLOCK, 0, 0, Operation.NONE);
  }

  /** An operation in which its actor died. */
  HistoryBuilder pending(int actor, long from, Verb verb, long argument, long second) {
    operations.add(new Operation(actor, verb, 0, argument, second, 0, from, Operation.PENDING));
    return this;
  }

  /** What was added last is on another object. */
  HistoryBuilder onKey(int key) {
    Operation last = operations.remove(operations.size() - 1);
    operations.add(
        new Operation(
            last.actor(),
            last.verb(),
            key,
            last.argument(),
            last.second(),
            last.result(),
            last.invoked(),
            last.returned()));
    return this;
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }
}
