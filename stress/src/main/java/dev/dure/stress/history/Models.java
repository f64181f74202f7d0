package dev.dure.stress.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models of what histories are made of. */
final class Models {

  private static final int NOBODY = -1;

  private Models() {}

  /**
   * A number, which a map may lack: a value, an element of an array, a register under a lock, what
   * a map has for one key.
   *
   * @param initial at first, or {@link Operation#NONE}
   */
  static Model<Long> number(long initial) {
    return new Model<>() {
      @Override
      public Long initial() {
        return initial;
      }

      @Override
      public @Nullable Long after(Long state, Operation operation) {
        long returns = operation.verb() == Verb.SET ? Operation.NONE : state;
        return operation.canReturn(returns) ? numberAfter(state, operation) : null;
      }
    };
  }

  private static long numberAfter(long state, Operation operation) {
    return switch (operation.verb()) {
      case GET -> state;
      case SET, PUT -> operation.argument();
      case ADD -> state + operation.argument();
      case EXCHANGE -> state == operation.argument() ? operation.second() : state;
      case PUT_IF_ABSENT -> state == Operation.NONE ? operation.argument() : state;
      case REPLACE -> state == Operation.NONE ? state : operation.argument();
      case REMOVE -> Operation.NONE;
      default -> throw new IllegalArgumentException(operation + " is not one of a number's.");
    };
  }

  /**
   * A queue, first in, first out. That an offer was refused says nothing: a place may serve again
   * only when those before it are gone, see {@link dev.dure.SharedQueue}. That nothing was found
   * says that there was nothing.
   *
   * @param first whether a look shows the first element; if not, then some element that is there
   */
  static Model<List<Long>> queue(int capacity, boolean first) {
    return new Model<>() {
      @Override
      public List<Long> initial() {
        return List.of();
      }

      @Override
      public @Nullable List<Long> after(List<Long> state, Operation operation) {
        long head = state.isEmpty() ? Operation.NONE : state.get(0);
        return switch (operation.verb()) {
          case OFFER -> afterOffer(state, operation);
          case PEEK ->
              operation.canReturn(head) || (!first && state.contains(operation.result()))
                  ? state
                  : null;
          case POLL ->
              !operation.canReturn(head)
                  ? null
                  : state.isEmpty() ? state : List.copyOf(state.subList(1, state.size()));
          default -> throw new IllegalArgumentException(operation + " is not one of a queue's.");
        };
      }

      private @Nullable List<Long> afterOffer(List<Long> state, Operation operation) {
        if (!operation.canReturn(1)) {
          return state;
        }
        if (state.size() == capacity) {
          return operation.isPending() ? state : null;
        }
        List<Long> next = new ArrayList<>(state);
        next.add(operation.argument());
        return List.copyOf(next);
      }
    };
  }

  /** A lock: who has it. */
  static Model<Integer> lock() {
    return new Model<>() {
      @Override
      public Integer initial() {
        return NOBODY;
      }

      @Override
      public @Nullable Integer after(Integer state, Operation operation) {
        int owner = state;
        boolean mine = owner == operation.actor();
        return switch (operation.verb()) {
          case LOCK -> owner == NOBODY ? (Integer) operation.actor() : null;
          case TRY_LOCK ->
              operation.canReturn(owner == NOBODY ? 1 : 0)
                  ? (Integer) (owner == NOBODY ? operation.actor() : owner)
                  : null;
          case UNLOCK -> mine ? (Integer) NOBODY : null;
          case DIE -> mine ? (Integer) NOBODY : state;
          default -> throw new IllegalArgumentException(operation + " is not one of a lock's.");
        };
      }
    };
  }
}
