package dev.dure.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.OwnerDeath;
import dev.dure.ShapeMismatchException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names, shapes and kinds")
class NamesAndShapesTest {

  private record Account(long balance) {}

  @Test
  @DisplayName("a name that is allowed comes back as it is")
  void allowed() {
    for (String name : new String[] {"x", "두레", "\uD83D\uDE00\uD83D\uDE00", "x".repeat(128)}) {
      assertThat(Names.check(name)).isSameAs(name);
    }
  }

  @Test
  @DisplayName("a message shows a bad name cut short and printable")
  void printable() {
    assertThatThrownBy(() -> Names.check("\uD83D\uDE00".repeat(50)))
        .hasMessage(
            "The name \""
                + "\uD83D\uDE00".repeat(40)
                + "…\" has 200 bytes of UTF-8; allowed are 1 to 128.");
    assertThatThrownBy(() -> Names.check("a\u0085\uD800"))
        .hasMessage(
            "The name \"a??\" has U+D800 at 2; control characters and lone surrogates are not"
                + " allowed.");
  }

  @Test
  @DisplayName("a lone surrogate is found wherever it stands, a pair is none")
  void loneSurrogates() {
    assertThat(Utf8.loneSurrogate("a\uD83D\uDE00b")).isEqualTo(-1);
    assertThat(Utf8.loneSurrogate("\uDE00\uD83D")).isZero();
    assertThat(Utf8.loneSurrogate("\uD83D\uDE00\uDE00")).isEqualTo(2);
    assertThat(Utf8.loneSurrogate("\uD83D\uD83D\uDE00")).isZero();
    assertThat(Utf8.loneSurrogate("")).isEqualTo(-1);
  }

  @Test
  @DisplayName("a shape in words names kind, length, policy and record")
  void shapesInWords() {
    assertThat(Shape.value(Kind.BOOLEAN)).hasToString("boolean");
    assertThat(Shape.array(Kind.LONG_ARRAY, 100)).hasToString("long[100]");
    assertThat(Shape.lock(OwnerDeath.ABANDON)).hasToString("lock (OwnerDeath.ABANDON)");
    assertThat(Shape.guarded(RecordShape.of(new Account(1)), OwnerDeath.RELEASE))
        .hasToString(
            "guarded ("
                + NamesAndShapesTest.class.getName()
                + "$Account(long balance), OwnerDeath.RELEASE)");
  }

  @Test
  @DisplayName("shapes that agree pass, others are refused with both in words")
  void requireSame() {
    Shape asked = Shape.array(Kind.INT_ARRAY, 5);
    assertThatCode(() -> asked.requireSame(Shape.array(Kind.INT_ARRAY, 5), "x", "here"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> asked.requireSame(Shape.array(Kind.INT_ARRAY, 6), "x", "here"))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage(
            "\"x\" in here is int[6], and was asked for as int[5]. Ask for the shape that is there,"
                + " or choose another name.");
    assertThatThrownBy(() -> asked.requireSame(Shape.array(Kind.FLOAT_ARRAY, 5), "x", "here"))
        .isInstanceOf(ShapeMismatchException.class);
  }

  @Test
  @DisplayName("every kind has a code of its own by which it is found; other codes are nobody's")
  void kinds() {
    Set<Integer> codes = new HashSet<>();
    for (Kind kind : Kind.values()) {
      assertThat(codes.add(kind.code())).isTrue();
      assertThat(Kind.ofCode(kind.code())).isSameAs(kind);
    }
    assertThat(Kind.ofCode(0)).isNull();
    assertThat(Arrays.stream(Kind.values()).filter(Kind::isArray)).hasSize(5);
  }
}
