package dev.dure.race.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

  private static final String A = "data-race | A.a | A.one | A.two";
  private static final String B = "deadlock | B.b | B.one";

  @TempDir private Path directory = Path.of("");

  private Path file() {
    return directory.resolve("known");
  }

  private static String entry(String text) {
    return Fingerprint.of(text) + " " + text + "\n";
  }

  @Test
  void itIsSortedAndReadAgain() throws IOException {
    assertThat(Baseline.NONE.write(file(), List.of(B, A, B))).isEqualTo(2);
    assertThat(Files.readString(file()))
        .startsWith("# dure baseline 1\n# Known findings")
        .endsWith("\n" + entry(A) + entry(B));
    Baseline read = Baseline.read(file());
    assertThat(read.knows(B)).isTrue();
    assertThat(read.knows("data-race | C")).isFalse();
    assertThat(read.unused()).containsExactly("4: " + A);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void whatWasKnownStays() throws IOException {
    Baseline.NONE.write(file(), List.of(A));
    Baseline.read(file()).write(file(), List.of(B));
    assertThat(Files.readString(file())).endsWith("\n" + entry(A) + entry(B));
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), file());
    Baseline.NONE.write(file(), List.of(A));
    Baseline.NONE.write(link, List.of(B));
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file())).endsWith("\n" + entry(B));
  }

  @Test
  void commentsEmptyLinesAndTwiceTheSameAreFine() throws IOException {
    Files.writeString(file(), "# dure baseline 1\r\n\n  # note\n" + entry(A) + entry(A));
    assertThat(Baseline.read(file()).unused()).containsExactly("4: " + A);
  }

  @Test
  void whatIsNoBaselineIsNamed() throws IOException {
    rejected("", "is no baseline: its first line has to be '# dure baseline 1'");
    rejected(entry(A), "is no baseline");
    rejected("# dure baseline 2\n", "is a baseline of version '2', and not of 1");
    rejected("# dure baseline 1\nA.a\n", "line 2: 'A.a' has to be FINGERPRINT TEXT");
    rejected(
        "# dure baseline 1\n" + entry(A).replace("A.two", "A.2"),
        "line 2: the fingerprint of 'data-race | A.a | A.one | A.2' is "
            + Fingerprint.of(A.replace("A.two", "A.2"))
            + ", and not "
            + Fingerprint.of(A)
            + "; was the line changed?");
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> Baseline.read(file())).hasMessageContaining("it is not in UTF-8");
  }

  private void rejected(String content, String message) throws IOException {
    Files.writeString(file(), content);
    assertThatThrownBy(() -> Baseline.read(file()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining(message);
  }
}
