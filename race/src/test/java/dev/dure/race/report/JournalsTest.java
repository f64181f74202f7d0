package dev.dure.race.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals as agents write them, and as whoever means harm would. */
class JournalsTest {

  private static final int MAX_LINE = 40;

  @TempDir private Path directory = Path.of("");

  private final List<Journal.Entry> entries = new ArrayList<>();

  private Journals journals() {
    return new Journals(directory, (file, entry) -> entries.add(entry), MAX_LINE);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(
        directory.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void eachLineIsHandedOnOnceAndWhenItHasEnded() throws IOException {
    Journals journals = journals();
    write("1.journal", "jvm\t1\t\"a\"\njvm\t2\t\"b\"\njvm\t3");
    write("1.other", "jvm\t9\t\"z\"\n");
    journals.poll();
    assertThat(entries).containsExactly(new Journal.Jvm(1, "a"), new Journal.Jvm(2, "b"));
    entries.clear();
    journals.poll();
    assertThat(entries).isEmpty();
    write("1.journal", "\t\"c\"\n");
    journals.poll();
    assertThat(entries).containsExactly(new Journal.Jvm(3, "c"));
  }

  @Test
  void aJournalMayBeLongerThanALine() throws IOException {
    List<Journal.Entry> written = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      write("1.journal", "jvm\t" + i + "\t\"\"\n");
      written.add(new Journal.Jvm(i, ""));
    }
    journals().poll();
    assertThat(entries).isEqualTo(written);
  }

  @Test
  void aLineWithoutEndIsRefused() throws IOException {
    Path file = write("1.journal", "x".repeat(MAX_LINE + 1));
    Journals journals = journals();
    assertThatThrownBy(journals::poll)
        .isInstanceOf(IOException.class)
        .hasMessage(file + " has a line of more than 40 bytes");
  }

  @Test
  void whatIsNoFileIsNoJournal() throws IOException {
    Path elsewhere = write("secret", "jvm\t1\t\"a\"\n");
    Files.createSymbolicLink(directory.resolve("1.journal"), elsewhere);
    Files.createDirectory(directory.resolve("2.journal"));
    journals().poll();
    assertThat(entries).isEmpty();
  }

  @Test
  void journalsOfEarlierRunsAreRemoved() throws IOException {
    Path journal = write("1.journal", "jvm\t1\t\"a\"\n");
    Path other = write("races.json", "{}");
    Journals.clear(directory);
    assertThat(journal).doesNotExist();
    assertThat(other).exists();
  }
}
