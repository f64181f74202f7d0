package dev.dure.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.MaxBytes;
import dev.dure.OwnerDeath;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A record read by its signature")
class RecordFieldsTest {

  record Inner(byte b, long l) {}

  record Empty() {}

  record All(
      boolean z,
      byte b,
      short s,
      char c,
      int i,
      float f,
      long l,
      double d,
      @MaxBytes(5) String text,
      OwnerDeath constant,
      Inner inner,
      byte last) {}

  @Test
  @DisplayName("has the values that its class wrote, and the size that its class says")
  void likeItsClass() {
    RecordShape<All> shape = RecordShape.ofType(All.class);
    All record =
        new All(
            true,
            (byte) -1,
            (short) -2,
            'ü',
            -3,
            0.5f,
            Long.MIN_VALUE,
            1e300,
            "häh",
            OwnerDeath.RELEASE,
            new Inner((byte) 7, 8),
            (byte) 9);
    RecordFields fields = RecordFields.of(shape.signature()).orElseThrow();
    assertThat(fields.bytes()).isEqualTo(shape.bytes());
    ByteBuffer buffer = ByteBuffer.allocate(8 + shape.bytes());
    shape.encode(record, buffer, 8);
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("z", true);
    expected.put("b", (byte) -1);
    expected.put("s", (short) -2);
    expected.put("c", 'ü');
    expected.put("i", -3);
    expected.put("f", 0.5f);
    expected.put("l", Long.MIN_VALUE);
    expected.put("d", 1e300);
    expected.put("text", "häh");
    expected.put("constant", "RELEASE");
    expected.put("inner", Map.of("b", (byte) 7, "l", 8L));
    expected.put("last", (byte) 9);
    assertThat(fields.decode(buffer, 8)).containsExactlyEntriesOf(expected);
  }

  @Test
  @DisplayName("may have no components")
  void empty() {
    RecordFields fields =
        RecordFields.of(RecordShape.ofType(Empty.class).signature()).orElseThrow();
    assertThat(fields.bytes()).isZero();
    assertThat(fields.decode(ByteBuffer.allocate(0), 0)).isEmpty();
  }

  @Test
  @DisplayName("that was overwritten is none, and the component is named")
  void overwritten() {
    ByteBuffer bytes = ByteBuffer.allocate(16).putInt(0, -1);
    RecordFields text = RecordFields.of("A(String(5) t)").orElseThrow();
    assertThatThrownBy(() -> text.decode(bytes, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"t\"");
    RecordFields constant = RecordFields.of("A(E{X|Y} e)").orElseThrow();
    assertThatThrownBy(() -> constant.decode(bytes, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"e\"")
        .hasMessageContaining("2 constants");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "A(",
        "A)",
        "A(int)",
        "A(int a",
        "A(int a,",
        "A(int a,long b)",
        "A(int a)x",
        "A(what a)",
        "A(String a)",
        "A(String() a)",
        "A(String(0) a)",
        "A(String(-1) a)",
        "A(String(99999999) a)",
        "A(String(99999999999) a)",
        "A(E{X a)",
        "A(B(int a)",
        "()",
        "A(int a, )",
        "A(, int a)",
        "A( a)"
      })
  @DisplayName("is refused if it is no signature")
  void refused(String signature) {
    assertThat(RecordFields.of(signature)).isEmpty();
  }

  @Test
  @DisplayName("is refused if it nests too deeply or has too many components")
  void bounded() {
    String deep = "A(B(".repeat(10_000) + "int a";
    assertThat(RecordFields.of(deep)).isEmpty();
    String nested = "A(" + "B(".repeat(40) + "int a" + ") b".repeat(40) + ")";
    assertThat(RecordFields.of(nested)).isEmpty();
    String wide = "A(int a" + ", int a".repeat(1000) + ")";
    assertThat(RecordFields.of(wide)).isEmpty();
    assertThat(RecordFields.of("A(" + "B(".repeat(5) + "int a" + ") b".repeat(5) + ")"))
        .isPresent();
  }
}
