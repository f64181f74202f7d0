package dev.dure.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A parallel build by the Maven that runs this test: modules that do not depend on each other, in
 * two threads. Only in the long trials: Maven loads its plugins from the network the first time,
 * and takes a minute under the checker.
 */
@EnabledIfSystemProperty(
    named = "dure.trials.long",
    matches = "true",
    disabledReason = "takes minutes")
class MavenBuildTest {

  private static final int MODULES = 6;

  private static final Path MAVEN = Path.of(System.getProperty("dure.trials.maven", ""));
  private static final String REPOSITORY = System.getProperty("dure.trials.repository", "");

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void buildsInParallel(Jdk jdk) throws Exception {
    Path project = project();
    Outcome outcome =
        new Trial(jdk, directory)
            .suppress(Path.of("src/test/suppressions/maven").toAbsolutePath())
            .before("-Dmaven.home=" + MAVEN, "-Dclassworlds.conf=" + MAVEN.resolve("bin/m2.conf"))
            .before("-Dmaven.multiModuleProjectDirectory=" + project)
            .program("-cp", classworlds().toString())
            .program("org.codehaus.plexus.classworlds.launcher.Launcher")
            .program("-B", "-ntp", "-T", "2", "-Dstyle.color=never")
            .program("-Dmaven.repo.local=" + REPOSITORY, "-Dmaven.test.skip=true")
            .program("-f", project.toString(), "package")
            .run();
    assertThat(outcome.exit()).as("exit status; %s %s", outcome.out(), outcome.err()).isZero();
    assertThat(outcome.out()).anyMatch(line -> line.endsWith("BUILD SUCCESS"));
    for (int module = 0; module < MODULES; module++) {
      assertThat(project.resolve("m" + module + "/target/m" + module + "-1.jar")).isRegularFile();
    }
    outcome.withoutTrouble();
    assertThat(outcome.findings()).as("not explained in docs/checker-libraries.md").isEmpty();
  }

  /** The one jar from which Maven starts. */
  private static Path classworlds() throws IOException {
    Path boot = MAVEN.resolve("boot");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(boot, "plexus-classworlds-*.jar")) {
      return jars.iterator().next();
    }
  }

  private Path project() throws IOException {
    Path project = Files.createDirectories(directory.resolve("project"));
    String modules =
        IntStream.range(0, MODULES)
            .mapToObj(module -> "<module>m" + module + "</module>")
            .collect(Collectors.joining());
    Files.writeString(
        project.resolve("pom.xml"),
        pom(
            "<groupId>trial</groupId><artifactId>all</artifactId><version>1</version>"
                + "<packaging>pom</packaging><modules>%s</modules><properties>"
                + "<maven.compiler.release>17</maven.compiler.release>"
                + "<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>",
            modules));
    for (int module = 0; module < MODULES; module++) {
      Path sources = Files.createDirectories(project.resolve("m" + module + "/src/main/java/m"));
      Files.writeString(
          project.resolve("m" + module + "/pom.xml"),
          pom(
              "<parent><groupId>trial</groupId><artifactId>all</artifactId><version>1</version>"
                  + "</parent><artifactId>m%s</artifactId>",
              module));
      for (int i = 0; i < MODULES; i++) {
        Files.writeString(
            sources.resolve("C" + i + ".java"),
            String.format(
                "package m; public record C%s(int a, String b) { public C%s next() { return new C%s(a + 1, b); } }",
                i, i, i));
      }
    }
    return project;
  }

  private static String pom(String content, Object argument) {
    return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
        + String.format(content, argument)
        + "</project>";
  }
}
