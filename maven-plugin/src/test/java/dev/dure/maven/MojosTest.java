package dev.dure.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals, on journals that tests would have left. */
class MojosTest {

  private static final String JVM = "jvm\t1\t\"app\"\n";
  private static final String FINDING =
      "finding\t\"data-race | key\"\t\"0123456789abcdef\"\t\"==\\ndure: data race on A.f of A@1\\n  Why: …\\n==\\n\"\t{\"kind\": 1}\n";

  @TempDir private Path directory = Path.of("");

  private final MavenProject project = Projects.of();
  private final PrepareMojo prepare = new PrepareMojo();
  private final CheckMojo check = new CheckMojo();

  @BeforeEach
  void prepare() throws Exception {
    project.getBuild().setDirectory(directory.toString());
    for (AbstractCheckerMojo mojo : new AbstractCheckerMojo[] {prepare, check}) {
      mojo.project = project;
      mojo.directory = directory.resolve("dure").toFile();
    }
  }

  private void journal(String name, String text) throws Exception {
    Files.writeString(directory.resolve("dure/journals/" + name), text);
  }

  @Test
  void theAgentIsInTheArgumentsAndJournalsOfBeforeAreGone() throws Exception {
    Files.createDirectories(directory.resolve("dure/journals"));
    journal("1.journal", JVM + FINDING);
    prepare.execute();
    assertThat(project.getProperties().getProperty("argLine"))
        .startsWith("-XX:-PrintWarnings -javaagent:")
        .endsWith("=file=" + directory.resolve("dure/journals"));
    assertThat(directory.resolve("dure/journals")).isEmptyDirectory();
    assertThatCode(check::execute).doesNotThrowAnyException();
  }

  @Test
  void whatSeveralJvmsHaveFoundFailsTheBuildOnce() throws Exception {
    prepare.execute();
    String marked = FINDING.replace("…", "x");
    journal("1.journal", JVM + marked);
    journal("2.journal", JVM + marked + "suppressed\t1\t\"other\"\n");
    assertThatThrownBy(check::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("dure: 1 finding suppressed; dure: 1 data race found: ")
        .hasMessageEndingWith("more in " + directory.resolve("dure/races.json"));
    assertThat(directory.resolve("dure/races.json"))
        .hasContent("{\"findings\": [\n  {\"kind\": 1}\n], \"suppressed\": 1}");
  }

  @Test
  void whatIsInTheBaselineDoesNotFailTheBuild() throws Exception {
    Path baseline = directory.resolve("known");
    check.baseline = baseline.toFile();
    prepare.execute();
    journal("1.journal", JVM + finding("data-race | A.f | A.one"));
    assertThatThrownBy(check::execute).hasMessageContaining("dure: 1 data race found");

    check.writeBaseline = true;
    check.execute();
    assertThat(baseline).content().endsWith(" data-race | A.f | A.one\n");

    check.writeBaseline = false;
    check.execute();
    assertThat(directory.resolve("dure/races.json"))
        .hasContent(
            "{\"findings\": [\n  {\"kind\": 1, \"baseline\": \"known\"}\n], \"suppressed\": 0}");

    journal("2.journal", JVM + finding("data-race | B.f | B.one"));
    assertThatThrownBy(check::execute)
        .hasMessageStartingWith("dure: 1 finding is known; dure: 1 data race found: ");
    assertThat(directory.resolve("dure/races.json"))
        .content()
        .contains("{\"kind\": 1, \"baseline\": \"new\"}", "{\"kind\": 1, \"baseline\": \"known\"}");
  }

  private static String finding(String fingerprint) {
    return FINDING.replace("data-race | key", fingerprint).replace("0123456789abcdef", fingerprint);
  }

  @Test
  void aBaselineThatCannotBeUsedIsNamed() throws Exception {
    check.writeBaseline = true;
    assertThatThrownBy(check::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("-Ddure.baseline=FILE");
    Path broken = Files.writeString(directory.resolve("broken"), "A.f\n");
    check.baseline = broken.toFile();
    assertThatThrownBy(check::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining(broken + "' is no baseline");
    assertThat(broken).content().isEqualTo("A.f\n");
  }

  @Test
  void aRunWithoutFindingsPasses() throws Exception {
    prepare.execute();
    journal("1.journal", JVM);
    assertThatCode(check::execute).doesNotThrowAnyException();
  }

  @Test
  void testsThatRanWithoutTheAgentFailTheBuild() throws Exception {
    Path reports = Files.createDirectories(directory.resolve("surefire-reports"));
    Files.writeString(reports.resolve("TEST-old.xml"), "");
    Files.setLastModifiedTime(reports.resolve("TEST-old.xml"), FileTime.fromMillis(1));
    prepare.execute();
    assertThatCode(check::execute).doesNotThrowAnyException();
    Files.writeString(reports.resolve("TEST-new.xml"), "");
    assertThatThrownBy(check::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("their JVM ran without the agent")
        .hasMessageContaining("@{argLine}");
  }

  @Test
  void skippedItTellsTheTestsSo() throws Exception {
    prepare.skip = true;
    prepare.execute();
    assertThat(project.getProperties()).containsEntry("argLine", "-Ddure.skip=true");
    assertThat(new File(directory.toFile(), "dure")).doesNotExist();
  }
}
