package dev.dure.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.MaxBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RecordShape")
class RecordShapeTest {

  private static final String HERE = RecordShapeTest.class.getName() + "$";

  private enum Color {
    RED,
    GREEN,
    BLUE
  }

  private record Inner(byte b, double d) {}

  private record Mixed(
      byte first,
      long second,
      boolean third,
      Inner fourth,
      @MaxBytes(3) String fifth,
      short sixth) {}

  private record Primitives(boolean z, byte b, short s, char c, int i, long j, float f, double d) {}

  private record Colored(Color color, int rest) {}

  private record Text(@MaxBytes(6) String text) {}

  private record Bytes(byte a, byte b, byte c) {}

  private record Empty() {}

  private static <R extends Record> ByteBuffer encoded(R record) {
    RecordShape<R> shape = RecordShape.of(record);
    ByteBuffer buffer = ByteBuffer.allocate(shape.bytes()).order(ByteOrder.nativeOrder());
    shape.encode(record, buffer, 0);
    return buffer;
  }

  @Test
  @DisplayName("signatures name the class, and the types and names of all components")
  void signatures() {
    assertThat(RecordShape.of(new Mixed((byte) 1, 2, true, new Inner((byte) 3, 4), "x", (short) 5)))
        .extracting(RecordShape::signature)
        .isEqualTo(
            HERE
                + "Mixed(byte first, long second, boolean third, "
                + HERE
                + "Inner(byte b, double d) fourth, String(3) fifth, short sixth)");
    assertThat(RecordShape.of(new Colored(Color.RED, 1)).signature())
        .isEqualTo(HERE + "Colored(" + HERE + "Color{RED|GREEN|BLUE} color, int rest)");
    assertThat(RecordShape.of(new Empty()).signature()).isEqualTo(HERE + "Empty()");
  }

  @Test
  @DisplayName("components stand where C puts them: aligned by their size, in the machine's order")
  void layout() {
    ByteBuffer buffer =
        encoded(new Mixed((byte) 1, 2, true, new Inner((byte) 3, 4), "äb", (short) 5));
    assertThat(buffer.capacity()).isEqualTo(56);
    assertThat(buffer.get(0)).isEqualTo((byte) 1);
    assertThat(buffer.getLong(8)).isEqualTo(2);
    assertThat(buffer.get(16)).isEqualTo((byte) 1);
    assertThat(buffer.get(24)).isEqualTo((byte) 3);
    assertThat(buffer.getDouble(32)).isEqualTo(4);
    assertThat(buffer.getInt(40)).isEqualTo(3);
    byte[] text = new byte[3];
    buffer.get(44, text);
    assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("äb");
    assertThat(buffer.getShort(48)).isEqualTo((short) 5);
  }

  @Test
  @DisplayName("size and alignment are those of a struct")
  void sizes() {
    assertThat(shapeOf(new Bytes((byte) 1, (byte) 2, (byte) 3))).containsExactly(3, 1);
    assertThat(shapeOf(new Colored(Color.RED, 1))).containsExactly(8, 4);
    assertThat(shapeOf(new Text("x"))).containsExactly(12, 4);
    assertThat(shapeOf(new Inner((byte) 1, 1))).containsExactly(16, 8);
    assertThat(shapeOf(new Empty())).containsExactly(0, 1);
    assertThat(shapeOf(new Primitives(true, (byte) 1, (short) 1, 'c', 1, 1, 1, 1)))
        .containsExactly(40, 8);
  }

  private static List<Integer> shapeOf(Record record) {
    RecordShape<?> shape = RecordShape.of(record);
    return List.of(shape.bytes(), shape.alignment());
  }

  @Test
  @DisplayName("what was encoded is decoded, whatever the order and the position of the buffer")
  void roundTrip() {
    for (Record record :
        List.of(
            new Primitives(
                true,
                Byte.MIN_VALUE,
                Short.MIN_VALUE,
                Character.MAX_VALUE,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                Float.NaN,
                -0.0),
            new Colored(Color.BLUE, -1),
            new Text("두레"),
            new Text(""),
            new Text("\uD83D\uDE00"),
            new Empty())) {
      roundTrip(record);
    }
  }

  private static <R extends Record> void roundTrip(R record) {
    RecordShape<R> shape = RecordShape.of(record);
    ByteBuffer big = ByteBuffer.allocateDirect(shape.bytes() + 16).order(ByteOrder.BIG_ENDIAN);
    shape.encode(record, big.position(5), 8);
    assertThat(big.position()).isEqualTo(5);
    assertThat(shape.decode(big.order(ByteOrder.LITTLE_ENDIAN), 8)).isEqualTo(record);
    assertThat(shape.check(record)).isSameAs(record);
    assertThat(shape.type()).isEqualTo(record.getClass());
  }

  @Test
  @DisplayName("encoding writes nothing outside of the record's bytes")
  void writesWithin() {
    RecordShape<Text> shape = RecordShape.of(new Text("x"));
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 7);
    shape.encode(new Text("123456"), ByteBuffer.wrap(bytes), 8);
    for (int i = 0; i < bytes.length; i++) {
      if (i < 8 || i >= 8 + 4 + 6) {
        assertThat(bytes[i]).as("byte %d", i).isEqualTo((byte) 7);
      }
    }
    assertThatThrownBy(() -> shape.encode(new Text("1234567"), ByteBuffer.wrap(bytes), 8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(bytes[18]).isEqualTo((byte) 7);
  }

  @Test
  @DisplayName("the shape of a class is made once")
  void cached() {
    assertThat(RecordShape.of(new Text("a"))).isSameAs(RecordShape.of(new Text("b")));
  }

  @Test
  @DisplayName("a record that is local to a method, and one with its own accessor, can be shared")
  void unusualRecords() {
    record Local(int number) {
      @Override
      @SuppressWarnings("UnusedMethod") // by reflection
      public int number() {
        return number + 1;
      }
    }
    ByteBuffer buffer = encoded(new Local(1));
    assertThat(buffer.getInt(0)).isEqualTo(2);
  }

  @Test
  @DisplayName("memory that holds no such record is refused; the message says what was found")
  void untrustedMemory() {
    RecordShape<Colored> colored = RecordShape.of(new Colored(Color.RED, 0));
    for (int ordinal : new int[] {-1, 3, Integer.MAX_VALUE}) {
      ByteBuffer buffer = encoded(new Colored(Color.RED, 0)).putInt(0, ordinal);
      assertThatThrownBy(() -> colored.decode(buffer, 0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Component \"color\" of %sColored: memory holds ordinal %d of %sColor, which has 3"
                  + " constants. It was overwritten.",
              HERE, ordinal, HERE);
    }
    RecordShape<Text> text = RecordShape.of(new Text("x"));
    for (int length : new int[] {-1, 7, Integer.MIN_VALUE}) {
      ByteBuffer buffer = encoded(new Text("x")).putInt(0, length);
      assertThatThrownBy(() -> text.decode(buffer, 0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a string of " + length + " bytes; allowed are 0 to 6");
    }
    ByteBuffer malformed = encoded(new Text("xyz")).put(5, (byte) 0xFF);
    assertThatThrownBy(() -> text.decode(malformed, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("3 bytes that are no UTF-8");
    RecordShape<Primitives> flags =
        RecordShape.of(new Primitives(true, (byte) 1, (short) 1, 'c', 1, 1, 1, 1));
    assertThatThrownBy(() -> flags.decode(ByteBuffer.allocate(40).put(0, (byte) 2), 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("memory holds 2 for a boolean");
  }

  private record Positive(int number) {
    Positive {
      if (number <= 0) {
        throw new IllegalArgumentException("not positive: " + number);
      }
    }
  }

  @Test
  @DisplayName("what a record's own constructor refuses comes out of decode")
  void constructorRefuses() {
    assertThatThrownBy(() -> RecordShape.of(new Positive(1)).decode(ByteBuffer.allocate(4), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not positive: 0");
  }
}
