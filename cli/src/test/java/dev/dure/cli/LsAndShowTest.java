package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dure.MaxBytes;
import dev.dure.memory.MemorySpace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@code dure ls} and {@code dure show} on segments of other processes, and on what is none. */
class LsAndShowTest extends SegmentPrograms {

  private static final String HOSTILE = "\u001b[31mred\u202e\n\"x\"\\";
  private static final String HARMLESS = "\\u001b[31mred\\u202e\\u000a\"x\"\\";

  // ---- ls ----

  @Test
  void listsSegmentsWithAndWithoutAName() throws Exception {
    Process named = live("jobs");
    Process nameless = live("");
    Execution ls = dure("ls");
    assertThat(ls.code()).isZero();
    assertThat(ls.out().lines().findFirst().orElseThrow().split(" {2,}", -1))
        .containsExactly(
            "NAME", "PLACE", "SIZE", "USED", "AGE", "PROCESSES", "DEAD SLOTS", "OBJECTS");
    assertThat(ls.out()).containsPattern("(?m)^jobs +named +1 MiB +[0-9.]+ KiB +\\d+ s +1 +0 +19$");
    JsonNode segments = json("ls").get("segments");
    JsonNode jobs = find(segments, "name", "jobs");
    assertThat(jobs.get("place").textValue()).isEqualTo("named");
    assertThat(jobs.get("path").textValue()).isEqualTo(directory().resolve("jobs").toString());
    assertThat(jobs.get("bytes").longValue()).isEqualTo(1 << 20);
    assertThat(jobs.get("usedBytes").longValue()).isBetween(20_000L, 100_000L);
    assertThat(jobs.get("creatorPid").longValue()).isEqualTo(named.pid());
    assertThat(jobs.get("processes")).hasSize(1);
    assertThat(jobs.get("processes").get(0).get("pid").longValue()).isEqualTo(named.pid());
    assertThat(jobs.get("deadSlots")).isEmpty();
    assertThat(jobs.get("objects").intValue()).isEqualTo(19);
    boolean found = false;
    for (JsonNode segment : segments) { // there may be others on this machine
      found |=
          segment.get("place").textValue().equals("anonymous")
              && segment.path("creatorPid").longValue() == nameless.pid()
              && segment.get("name").textValue().startsWith("memory-");
    }
    assertThat(found).isTrue();
  }

  @Test
  void aKilledProcessIsADeadSlot() throws Exception {
    Process program = live("jobs", "held");
    program.destroyForcibly();
    program.waitFor();
    assertThat(dure("ls").out()).containsPattern("(?m)^jobs .* 0 +1 +19$");
    JsonNode jobs = find(json("ls").get("segments"), "name", "jobs");
    assertThat(jobs.get("processes")).isEmpty();
    assertThat(jobs.get("deadSlots").get(0).get("pid").longValue()).isEqualTo(program.pid());
    assertThat(dure("show", "jobs").out())
        .contains("processes: none\n", "dead slots: " + program.pid() + " (slot 0)\n")
        .containsPattern("(?m)^held .* held by process \\d+ \\(slot 0\\), which is dead; ");
    MemorySpace.open("jobs").close(); // recovers
    JsonNode held = json("show", "jobs", "held").get("objects").get(0);
    assertThat(held.get("phase").textValue()).isEqualTo("abandoned");
    assertThat(held.get("dead").get("owner").textValue())
        .isEqualTo("process " + program.pid() + " (slot 0)");
    assertThat(dure("show", "jobs", "held").out())
        .contains("state:  abandoned by process " + program.pid() + " (slot 0), noticed 2");
  }

  @Test
  void whatIsNoSegmentIsARowAndNoFailure() throws Exception {
    MemorySpace.create("good", MemorySpace.MIN_BYTES).close();
    MemorySpace.create("cut", MemorySpace.MIN_BYTES).close();
    MemorySpace.create("overwritten", MemorySpace.MIN_BYTES).close();
    try (RandomAccessFile cut = new RandomAccessFile(directory().resolve("cut").toFile(), "rw");
        RandomAccessFile overwritten =
            new RandomAccessFile(directory().resolve("overwritten").toFile(), "rw");
        RandomAccessFile huge = new RandomAccessFile(make("huge").toFile(), "rw")) {
      cut.setLength(5000);
      overwritten.seek(128);
      overwritten.writeLong(-1);
      huge.setLength(1L << 42);
    }
    Files.write(make("garbage"), "not a segment".repeat(1000).getBytes(StandardCharsets.UTF_8));
    make("empty");
    Files.createDirectory(directory().resolve("folder"));
    Files.createSymbolicLink(directory().resolve("link"), directory().resolve("good"));
    make(HOSTILE);
    Execution ls = dure("ls");
    assertThat(ls.code()).isZero();
    assertThat(ls.err()).isEmpty();
    assertThat(ls.out())
        .containsPattern("(?m)^cut +named +damaged: .*65,536; allowed is 4,096 to 5,000")
        .containsPattern("(?m)^empty +named +damaged: .* 0 bytes")
        .containsPattern("(?m)^folder +named +damaged: .*no regular file")
        .containsPattern("(?m)^garbage +named +damaged: .*not with a segment's mark")
        .containsPattern("(?m)^good +named +64 KiB ")
        .containsPattern("(?m)^huge +named +damaged: ")
        .containsPattern("(?m)^link +named +damaged: .*symbolic link")
        .containsPattern("(?m)^overwritten +named +damaged: .*end of objects is -1")
        .contains("\\u001b[31mred\\u202e\\u000a\"x\"\\")
        .doesNotContain("\u001b", "\u202e");
    JsonNode segments = json("ls").get("segments");
    assertThat(find(segments, "name", HOSTILE).get("damaged").textValue()).contains("0 bytes");
    assertThat(find(segments, "name", "good").has("damaged")).isFalse();
    Execution show = dure("show", "garbage");
    assertThat(show.code()).isEqualTo(1);
    assertThat(show.err()).startsWith("dure show: segment \"garbage\" begins with ");
  }

  private Path make(String name) throws IOException {
    return Files.createFile(
        directory().resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  @Test
  void aDirectoryThatIsNotThereIsNoFailureAndIsNotMade() throws IOException {
    Execution ls = dure("ls");
    assertThat(ls.code()).isZero();
    assertThat(ls.out()).doesNotContain(" named ");
    assertThat(directory()).doesNotExist();
    for (JsonNode segment : json("ls").get("segments")) {
      assertThat(segment.get("place").textValue()).isNotEqualTo("named");
    }
  }

  @Test
  void aDirectoryThatOthersCanWriteToIsRefused() throws IOException {
    Files.createDirectory(directory());
    Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxrwxrwx"));
    Execution ls = dure("ls");
    assertThat(ls.code()).isEqualTo(1);
    assertThat(ls.out()).isEmpty();
    assertThat(ls.err()).startsWith("dure ls: " + directory()).contains("0700");
  }

  // ---- show ----

  @Test
  void showsEachKindOfObject() throws Exception {
    Process program = live("jobs", "held");
    String me = "process " + program.pid() + " (slot 0)";
    Execution show = dure("show", "jobs");
    assertThat(show.code()).isZero();
    assertThat(show.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
        .contains(
            "processes: " + program.pid() + " (slot 0)",
            "OBJECT  SHAPE  STATE",
            "int  int  -7",
            "hits  long  1099511627776",
            "float  float  0.1",
            "double  double  2.5",
            "boolean  boolean  true",
            "sums  long[100]  [0, 42, 0, 0, 0, 0, 0, 0, … 92 more]",
            "bytes  byte[3]  [0, 0, -1]",
            "doubles  double[2]  [NaN, 0.0]",
            "held  lock (OwnerDeath.ABANDON)  held by " + me,
            "held.changed  condition  of held",
            "event  event  set; was set once",
            "latch  latch (count 3)  count 2",
            "permits  semaphore (permits 5, OwnerDeath.RELEASE)  3 permits; 2 held by " + me,
            "barrier  barrier (parties 4)  0 of 4 parties wait; tripped 0 times",
            "rw  read-write lock (OwnerDeath.ABANDON)  writer: free; 1 read by " + me,
            "queue  queue (capacity 10, long)  2 of 10 places have an element, 1 leased, 0 being"
                + " written; about 4 put so far")
        .anyMatch(line -> line.matches("@\\d+  long  5"))
        .anyMatch(
            line ->
                line.startsWith("account  guarded (dev.dure.cli.LiveSegment$Account(long…  ")
                    && line.endsWith(
                        "{balance=12, owner=\"Müller\", limits={daily=3, open=true},"
                            + " unit=\"SECONDS\"}; free"));
  }

  @Test
  void showsEachKindOfObjectAsJson() throws Exception {
    Process program = live("jobs", "held");
    JsonNode root = json("show", "jobs", "--all");
    assertThat(root.get("segment").get("objects").intValue()).isEqualTo(19);
    JsonNode objects = root.get("objects");
    assertThat(objects).hasSize(19);
    assertThat(find(objects, "name", "hits").get("value").longValue()).isEqualTo(1L << 40);
    assertThat(find(objects, "name", "float").get("value").doubleValue()).isEqualTo(0.1);
    assertThat(find(objects, "name", "boolean").get("value").booleanValue()).isTrue();
    assertThat(find(objects, "name", "sums").get("elements")).hasSize(100);
    assertThat(find(objects, "name", "doubles").get("elements").get(0).textValue())
        .isEqualTo("NaN");
    JsonNode held = find(objects, "name", "held");
    assertThat(held.get("phase").textValue()).isEqualTo("held");
    assertThat(held.get("holder").get("pid").longValue()).isEqualTo(program.pid());
    assertThat(held.get("holder").get("alive").booleanValue()).isTrue();
    JsonNode account = find(objects, "name", "account");
    assertThat(account.get("settled").booleanValue()).isTrue();
    assertThat(account.get("fields").get("owner").textValue()).isEqualTo("Müller");
    assertThat(account.get("fields").get("limits").get("open").booleanValue()).isTrue();
    assertThat(find(objects, "name", "permits").get("holds").get(0).get("count").intValue())
        .isEqualTo(2);
    assertThat(find(objects, "name", "queue").get("leased").intValue()).isEqualTo(1);
    assertThat(find(objects, "name", "rw").get("gate").textValue()).isEqualTo("open");
    assertThat(find(objects, "name", "barrier").get("parties").intValue()).isEqualTo(4);
    assertThat(find(objects, "name", "latch").get("count").intValue()).isEqualTo(2);
    assertThat(find(objects, "name", "event").get("set").booleanValue()).isTrue();
    assertThat(find(objects, "name", "held.changed").get("lock").textValue()).isEqualTo("held");
  }

  @Test
  void showsOneObjectWhole() throws Exception {
    live("jobs");
    assertThat(dure("show", "jobs", "sums", "--all").out())
        .contains("object: sums\n", "shape:  long[100]\n")
        .containsPattern("state:  \\[0, 42(, 0){98}]\n");
    assertThat(dure("show", "jobs", "account").out())
        .contains("shape:  guarded (dev.dure.cli.LiveSegment$Account(long balance, String(32)");
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() throws Exception {
    live("jobs");
    Execution segment = dure("show", "jobz");
    assertThat(segment.code()).isEqualTo(1);
    assertThat(segment.out()).isEmpty();
    assertThat(segment.err())
        .startsWith("dure show: There is no segment \"jobz\" of this user. There are: jobs");
    Execution object = dure("show", "jobs", "nothing\u001b");
    assertThat(object.code()).isEqualTo(1);
    assertThat(object.err())
        .startsWith("dure show: There is no object \"nothing\\u001b\" in segment \"jobs\".")
        .contains("There are: int, hits, ");
    assertThat(dure("show").code()).isEqualTo(2);
  }

  @Test
  void whatIsRefusedIsMadeHarmlessOnce() throws IOException {
    try (MemorySpace space = MemorySpace.create("jobs", MemorySpace.MIN_BYTES)) {
      space.longValue("\u202eeman", 1);
      make(HOSTILE);
      assertThat(dure("show", HOSTILE + "y").err())
          .startsWith(
              "dure show: There is no segment \""
                  + HARMLESS
                  + "y\" of this user. There are: "
                  + HARMLESS
                  + ", jobs");
      assertThat(dure("show", "jobs", HOSTILE + "y").err())
          .startsWith(
              "dure show: There is no object \""
                  + HARMLESS
                  + "y\" in segment \"jobs\". There are: \\u202eeman\n");
      assertThat(dure("show", HOSTILE).err())
          .startsWith("dure show: segment \"" + HARMLESS + "\" ");
    }
  }

  @Test
  void textInAnObjectCannotReachTheTerminal() throws IOException {
    record Note(@MaxBytes(64) String text) {}
    try (MemorySpace space = MemorySpace.create("hostile", MemorySpace.MIN_BYTES)) {
      space.longValue("\u202eeman", 1);
      space.guarded("note", new Note(HOSTILE));
      Execution show = dure("show", "hostile");
      assertThat(show.out())
          .contains("\\u202eeman", "\\u001b[31mred\\u202e\\u000a")
          .doesNotContain("\u001b", "\u202e");
      JsonNode note = json("show", "hostile", "note").get("objects").get(0);
      assertThat(note.get("fields").get("text").textValue()).isEqualTo(HOSTILE);
    }
  }
}
