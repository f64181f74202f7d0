package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of frames, and the end of stderr. */
class TextsTest {

  private static String cut(String text, int max) {
    byte[] bytes = Texts.encode(text, max);
    assertThat(bytes.length).isLessThanOrEqualTo(max);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aTextThatFitsIsWhole() {
    assertThat(cut("", 64)).isEmpty();
    assertThat(cut("a".repeat(64), 64)).isEqualTo("a".repeat(64));
    assertThat(cut("ä€😀", 9)).isEqualTo("ä€😀");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 61, 62, 63, 64, 65, 66, 67})
  void aTextIsNeverCutWithinACharacter(int max) {
    assertThat(cut("😀".repeat(50), max)).matches("(😀)+… \\(cut; 100 characters in all\\)");
    assertThat(cut("€".repeat(50), max)).matches("€+… \\(cut; 50 characters in all\\)");
    assertThat(cut("ä".repeat(50), max)).matches("ä+… \\(cut; 50 characters in all\\)");
  }

  @Test
  void aTextIsReadWithinItsLimits() throws Exception {
    ByteBuffer buffer = ByteBuffer.allocate(64);
    Texts.put(buffer, "héllo".getBytes(StandardCharsets.UTF_8));
    assertThat(Texts.get(buffer.flip(), 6, "it")).isEqualTo("héllo");
    assertThatThrownBy(() -> Texts.get(buffer, 6, "it"))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("it is missing in a frame");
    assertThatThrownBy(() -> Texts.get(buffer.rewind(), 5, "it"))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("it has 6 bytes; allowed are 5");
  }

  @Test
  void theTailIsTheEnd() {
    StderrTail tail = new StderrTail();
    assertThat(tail.text()).isEmpty();
    byte[] line = "0123456789\n".getBytes(StandardCharsets.US_ASCII);
    tail.add(line, line.length);
    assertThat(tail.text()).isEqualTo("0123456789\n");
    for (int i = 0; i < 2_000; i++) {
      tail.add(line, line.length);
    }
    assertThat(tail.text()).hasSize(8 << 10).endsWith("\n0123456789\n");
    byte[] huge = new byte[20_000];
    Arrays.fill(huge, (byte) 'x');
    huge[huge.length - 1] = 'y';
    tail.add(huge, huge.length);
    assertThat(tail.text()).hasSize(8 << 10).matches("x+y");
  }
}
