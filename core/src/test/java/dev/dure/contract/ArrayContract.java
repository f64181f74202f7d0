package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SharedArray;
import dev.dure.SpaceFullException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What all arrays must keep; {@link ArrayConcurrencyContract} has the part with several threads.
 *
 * @param <A> the type of the array
 * @param <V> the type of an element
 */
public abstract class ArrayContract<A extends SharedArray, V>
    extends ArrayConcurrencyContract<A, V> {

  private static final int[] OUTSIDE = {-1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE};

  /** More than one chunk of a bulk copy that converts. */
  private static final int LARGE = 5_000;

  protected abstract Class<?> element();

  protected abstract V getAndSet(A array, int index, V value);

  protected abstract V getOpaque(A array, int index);

  protected abstract void setOpaque(A array, int index, V value);

  protected abstract void read(A array, int from, Object target, int targetFrom, int count);

  protected abstract void write(A array, int from, Object source, int sourceFrom, int count);

  protected abstract void fill(A array, V value);

  protected abstract A range(A array, int from, int to);

  protected abstract Object toArray(A array);

  private Object values(int... numbers) {
    Object values = Array.newInstance(element(), numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      Array.set(values, i, v(numbers[i]));
    }
    return values;
  }

  private List<V> content(A array) {
    List<V> content = new ArrayList<>();
    for (int i = 0; i < array.length(); i++) {
      content.add(get(array, i));
    }
    return content;
  }

  private List<V> list(int... numbers) {
    List<V> list = new ArrayList<>();
    for (int number : numbers) {
      list.add(v(number));
    }
    return list;
  }

  /** An array of 1, 2, 3, 4, 5. */
  private A five() {
    A array = nameless(space, 5);
    write(array, 0, values(1, 2, 3, 4, 5), 0, 5);
    return array;
  }

  @Test
  @DisplayName("a new array has its length and is all 0")
  void newArray() {
    assertThat(content(named(space, "x", 3))).isEqualTo(list(0, 0, 0));
    assertThat(content(nameless(space, 2))).isEqualTo(list(0, 0));
    assertThat(nameless(space, 1).length()).isEqualTo(1);
  }

  @Test
  @DisplayName("one name is one array; handles of it are equal; others are not")
  void oneNameIsOneArray() {
    A first = named(space, "x", 3);
    A again = named(space, "x", 3);
    assertThat(again).isEqualTo(first).hasSameHashCodeAs(first);
    set(first, 1, v(5));
    assertThat(get(again, 1)).isEqualTo(v(5));
    assertThat(first.name()).contains("x");
    assertThat(first.space()).isSameAs(space);
    assertThat(nameless(space, 3)).isNotEqualTo(nameless(space, 3));
    assertThat(nameless(space, 3).name()).isEmpty();
  }

  @Test
  @DisplayName(
      "a second handle, of a named, a nameless array or a range, reaches the same elements")
  void secondHandleReachesTheSame() {
    A whole = named(space, "x", 6);
    for (A array : List.of(whole, nameless(space, 6), range(whole, 1, 5))) {
      A second = secondHandle(array);
      assertThat(second.length()).isEqualTo(array.length());
      set(second, 2, v(4));
      assertThat(get(array, 2)).isEqualTo(v(4));
      getAndAdd(array, 3, v(6));
      assertThat(get(second, 3)).isEqualTo(v(6));
    }
    assertThat(get(whole, 3)).isEqualTo(v(4));
  }

  @Test
  @DisplayName("what any mode writes to an element, every mode reads, and its neighbours stay")
  void modes() {
    A array = five();
    set(array, 2, v(10));
    assertThat(getPlain(array, 2)).isEqualTo(v(10));
    setPlain(array, 2, v(11));
    assertThat(getOpaque(array, 2)).isEqualTo(v(11));
    setOpaque(array, 2, v(12));
    assertThat(getAcquire(array, 2)).isEqualTo(v(12));
    setRelease(array, 2, v(13));
    assertThat(get(array, 2)).isEqualTo(v(13));
    assertThat(content(array)).isEqualTo(list(1, 2, 13, 4, 5));
  }

  @Test
  @DisplayName("getAndSet and getAndAdd return the element before; update and accumulate after")
  void results() {
    A array = five();
    assertThat(getAndSet(array, 0, v(20))).isEqualTo(v(1));
    assertThat(getAndAdd(array, 1, v(5))).isEqualTo(v(2));
    assertThat(update(array, 2, value -> v(((Number) value).intValue() + 4))).isEqualTo(v(7));
    assertThat(accumulate(array, 3, v(9), (value, operand) -> operand)).isEqualTo(v(9));
    assertThat(accumulate(array, 4, v(9), (value, operand) -> value)).isEqualTo(v(5));
    assertThat(getAndAdd(array, 4, v(-3))).isEqualTo(v(5));
    assertThat(content(array)).isEqualTo(list(20, 7, 7, 9, 2));
  }

  @Test
  @DisplayName("compareAndSet and compareAndExchange write only if the expected value is there")
  void compareAndSet() {
    A array = five();
    assertThat(compareAndSet(array, 1, v(3), v(9))).isFalse();
    assertThat(compareAndExchange(array, 1, v(3), v(9))).isEqualTo(v(2));
    assertThat(content(array)).isEqualTo(list(1, 2, 3, 4, 5));
    assertThat(compareAndSet(array, 1, v(2), v(8))).isTrue();
    assertThat(compareAndExchange(array, 1, v(8), v(9))).isEqualTo(v(8));
    assertThat(content(array)).isEqualTo(list(1, 9, 3, 4, 5));
  }

  @Test
  @DisplayName("an update whose function throws leaves the element as it was")
  void updateThatThrows() {
    A array = five();
    RuntimeException thrown = new RuntimeException("from the function");
    UnaryOperator<V> op =
        value -> {
          throw thrown;
        };
    BinaryOperator<V> binary =
        (value, operand) -> {
          throw thrown;
        };
    assertThatThrownBy(() -> update(array, 1, op)).isSameAs(thrown);
    assertThatThrownBy(() -> accumulate(array, 1, v(1), binary)).isSameAs(thrown);
    assertThat(content(array)).isEqualTo(list(1, 2, 3, 4, 5));
  }

  @Test
  @DisplayName("an index outside of an array or a range is refused by every operation")
  void indexOutside() {
    A array = five();
    A range = range(nameless(space, 7), 1, 6);
    for (A each : List.of(array, range)) {
      for (int index : OUTSIDE) {
        operations(each)
            .forEach(
                (name, operation) ->
                    assertThatThrownBy(() -> operation.accept(index))
                        .as("%s at %d", name, index)
                        .isInstanceOf(IndexOutOfBoundsException.class));
      }
    }
    assertThat(content(array)).isEqualTo(list(1, 2, 3, 4, 5));
  }

  private Map<String, IntConsumer> operations(A array) {
    Map<String, IntConsumer> operations = new TreeMap<>();
    operations.put("get", i -> get(array, i));
    operations.put("set", i -> set(array, i, v(9)));
    operations.put("getAndSet", i -> getAndSet(array, i, v(9)));
    operations.put("getAndAdd", i -> getAndAdd(array, i, v(9)));
    operations.put("compareAndExchange", i -> compareAndExchange(array, i, v(0), v(9)));
    operations.put("compareAndSet", i -> compareAndSet(array, i, v(0), v(9)));
    operations.put("update", i -> update(array, i, value -> v(9)));
    operations.put("accumulate", i -> accumulate(array, i, v(9), (value, operand) -> operand));
    operations.put("getPlain", i -> getPlain(array, i));
    operations.put("setPlain", i -> setPlain(array, i, v(9)));
    operations.put("getOpaque", i -> getOpaque(array, i));
    operations.put("setOpaque", i -> setOpaque(array, i, v(9)));
    operations.put("getAcquire", i -> getAcquire(array, i));
    operations.put("setRelease", i -> setRelease(array, i, v(9)));
    return operations;
  }

  @Test
  @DisplayName("read copies elements out, write copies them in, and nothing beside them is touched")
  void bulkCopies() {
    A array = five();
    Object target = values(7, 7, 7, 7);
    read(array, 1, target, 2, 2);
    assertThat(target).isEqualTo(values(7, 7, 2, 3));
    write(array, 3, values(8, 9, 10, 11), 1, 2);
    assertThat(content(array)).isEqualTo(list(1, 2, 3, 9, 10));
    assertThat(toArray(array)).isEqualTo(values(1, 2, 3, 9, 10));
    fill(array, v(6));
    assertThat(content(array)).isEqualTo(list(6, 6, 6, 6, 6));
  }

  @Test
  @DisplayName("a bulk copy of nothing is allowed, at the end too")
  void bulkCopyOfNothing() {
    A array = five();
    read(array, 5, values(), 0, 0);
    write(array, 5, values(1), 1, 0);
    assertThat(content(array)).isEqualTo(list(1, 2, 3, 4, 5));
  }

  @Test
  @DisplayName("a bulk copy that does not fit, on either side, is refused and copies nothing")
  void bulkCopyOutside() {
    A array = five();
    Object buffer = values(7, 7, 7);
    int[][] misfits = {
      {-1, 0, 1},
      {0, -1, 1},
      {0, 0, -1},
      {3, 0, 3},
      {0, 1, 3},
      {6, 0, 0},
      {0, 4, 0},
      {1, 0, Integer.MAX_VALUE},
      {Integer.MAX_VALUE, 0, 2},
      {0, Integer.MAX_VALUE, 2}
    };
    for (int[] misfit : misfits) {
      assertThatThrownBy(() -> read(array, misfit[0], buffer, misfit[1], misfit[2]))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> write(array, misfit[0], buffer, misfit[1], misfit[2]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(buffer).isEqualTo(values(7, 7, 7));
    assertThat(content(array)).isEqualTo(list(1, 2, 3, 4, 5));
  }

  @Test
  @DisplayName("a bulk copy of some thousand elements is exact")
  void largeBulkCopy() {
    A array = nameless(space, LARGE + 2);
    int[] numbers = new int[LARGE];
    for (int i = 0; i < LARGE; i++) {
      numbers[i] = i + 1;
    }
    write(array, 1, values(numbers), 0, LARGE);
    assertThat(get(array, 0)).isEqualTo(v(0));
    assertThat(get(array, LARGE + 1)).isEqualTo(v(0));
    assertThat(get(array, LARGE)).isEqualTo(v(LARGE));
    Object target = Array.newInstance(element(), LARGE);
    read(array, 1, target, 0, LARGE);
    assertThat(target).isEqualTo(values(numbers));
  }

  @Test
  @DisplayName("a range is the same elements under indices from 0; ranges of ranges too")
  void ranges() {
    A array = five();
    A range = range(array, 1, 4);
    assertThat(content(range)).isEqualTo(list(2, 3, 4));
    assertThat(range.name()).isEmpty();
    assertThat(range.space()).isSameAs(space);
    A inner = range(range, 1, 3);
    set(inner, 0, v(9));
    getAndAdd(inner, 1, v(1));
    assertThat(content(array)).isEqualTo(list(1, 2, 9, 5, 5));
    fill(range, v(0));
    assertThat(content(array)).isEqualTo(list(1, 0, 0, 0, 5));
    write(range, 1, values(7, 8), 0, 2);
    assertThat(toArray(range)).isEqualTo(values(0, 7, 8));
    assertThat(range(array, 1, 4)).isEqualTo(range).hasSameHashCodeAs(range);
    assertThat(range(array, 1, 3)).isNotEqualTo(range);
    assertThat(range(array, 5, 5).length()).isZero();
  }

  @Test
  @DisplayName("a range that does not lie within the array is refused")
  void rangeOutside() {
    A array = five();
    A range = range(array, 1, 4);
    int[][] misfits = {{-1, 2}, {0, 6}, {3, 2}, {6, 6}, {0, Integer.MIN_VALUE}};
    for (int[] misfit : misfits) {
      assertThatThrownBy(() -> range(array, misfit[0], misfit[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> range(range, 0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  @DisplayName("lengths below 1 are refused; the message says what was given and what is allowed")
  void lengths() {
    for (int length : new int[] {0, -1, Integer.MIN_VALUE}) {
      String message =
          "An array of " + element() + " needs a length of at least 1, not " + length + ".";
      assertThatThrownBy(() -> named(space, "x", length))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(message);
      assertThatThrownBy(() -> nameless(space, length))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(message);
    }
    assertThat(named(space, "x", 1).length()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "an array for which there is no room is refused with the sizes, and the space lives on")
  void tooLarge() {
    assertThatThrownBy(() -> named(space, "x", Integer.MAX_VALUE))
        .isInstanceOfSatisfying(
            SpaceFullException.class,
            e -> {
              assertThat(e.requested()).isGreaterThanOrEqualTo(Integer.MAX_VALUE);
              assertThat(e.free()).isLessThanOrEqualTo(e.size());
            })
        .hasMessageContaining(" is full: " + element() + "[2147483647] needs ")
        .hasMessageContaining(space.name());
    assertThat(named(space, "x", 3).length()).isEqualTo(3);
  }
}
