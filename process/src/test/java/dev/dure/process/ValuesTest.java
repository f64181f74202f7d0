package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.SerializableFunction;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of simple values. */
class ValuesTest {

  static Stream<Object> simple() {
    return Stream.of(
        true,
        false,
        (byte) -1,
        Short.MIN_VALUE,
        'ü',
        '\uD800',
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Float.MIN_VALUE,
        -0.0,
        Double.NaN,
        "",
        "latin \u00ff",
        "wide € and alone \uD83D",
        "😀",
        new boolean[] {true, false},
        new byte[] {1, -1},
        new short[] {1, Short.MAX_VALUE},
        new char[] {'a', '\uFFFF'},
        new int[] {1, -2, 3},
        new long[] {Long.MIN_VALUE},
        new float[] {1.5f},
        new double[] {Double.MIN_VALUE, 0},
        new int[0]);
  }

  private static @Nullable Object back(@Nullable Object value) throws Exception {
    ValueWriter writer = new ValueWriter();
    assertThat(writer.tryPut(value)).isTrue();
    KnownLambdas known = new KnownLambdas();
    for (LambdaShape shape : writer.shapes()) {
      known.add(ByteBuffer.wrap(shape.message()));
    }
    TaskReader reader = new TaskReader(writer.toByteArray(), known);
    Object read = reader.readValue();
    assertThat(reader.isAtEnd()).isTrue();
    return read;
  }

  @ParameterizedTest
  @MethodSource
  void simple(Object value) throws Exception {
    assertThat(back(value)).isEqualTo(value).hasSameClassAs(value);
  }

  @Test
  void somethingFollowsWhateverFillsTheBuffer() {
    for (int length = 0; length < 1000; length++) {
      ValueWriter writer = new ValueWriter();
      assertThat(writer.tryPut(new byte[length])).isTrue();
      assertThat(writer.tryPut(7L)).isTrue();
      assertThat(writer.toByteArray()).endsWith(0, 0, 0, 0, 0, 0, 0, 7);
    }
  }

  @Test
  void nullIsAValue() throws Exception {
    assertThat(back(null)).isNull();
  }

  @Test
  void everyPrefixOfAValueIsRefused() {
    ValueWriter writer = new ValueWriter();
    for (Object value : simple().toList()) {
      writer.reset();
      assertThat(writer.tryPut(value)).isTrue();
      for (int length = 0; length < writer.size(); length++) {
        byte[] cut = Arrays.copyOf(writer.bytes(), length);
        assertThatThrownBy(() -> new TaskReader(cut, new KnownLambdas()).readValue())
            .isInstanceOf(ProtocolViolation.class);
      }
    }
  }

  @SuppressWarnings("unchecked") // what went in comes back
  private static <T, R> Function<T, R> backFunction(SerializableFunction<T, R> function)
      throws Exception {
    return (Function<T, R>) Objects.requireNonNull(back(function));
  }

  @Test
  void lambdasComeBackWithWhatTheyHaveCaptured() throws Exception {
    int factor = 3;
    String unit = "m";
    SerializableFunction<Integer, String> inner = x -> x * factor + unit;
    SerializableFunction<Integer, String> outer = x -> inner.apply(x + 1);
    assertThat(backFunction(inner).apply(2)).isEqualTo("6m");
    assertThat(backFunction(outer).apply(2)).isEqualTo("9m");
    SerializableFunction<String, Integer> reference = Integer::parseInt;
    assertThat(backFunction(reference).apply("7")).isEqualTo(7);
  }

  @Test
  void whatHasNoFormOfItsOwnLeavesNothingBehind() {
    Object opaque = new Object();
    SerializableFunction<Integer, Boolean> capturing = x -> opaque.equals(x);
    ValueWriter writer = new ValueWriter();
    assertThat(writer.tryPut(capturing)).isFalse();
    assertThat(writer.tryPut(new java.math.BigInteger("1"))).isFalse();
    assertThat(writer.size()).isZero();
    assertThat(writer.shapes()).isEmpty();
  }
}
