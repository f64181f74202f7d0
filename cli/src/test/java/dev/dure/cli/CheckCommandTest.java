package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.race.AgentOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says of its arguments, and what it makes of them; nothing is checked here. */
class CheckCommandTest {

  private static final Path JAR = Path.of("/opt/dure/race.jar");

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                          | what is to be run?
          --                          | what is to be run?
          --report xml true           | --report has to be text or json=FILE, sarif=FILE, html=FILE, junit=FILE, markdown=FILE; it is 'xml'
          --report json true          | --report has to be text or json=FILE, sarif=FILE, html=FILE, junit=FILE, markdown=FILE; it is 'json'
          --report json= true         | --report has to be text or json=FILE, sarif=FILE, html=FILE, junit=FILE, markdown=FILE; it is 'json='
          --report json=/no/x true    | --report: '/no/x' cannot be written: no such file or directory
          --report json=/ true        | --report: '/' cannot be written
          --report pdf=/tmp/x true    | markdown=FILE; it is 'pdf=/tmp/x'
          --report sarif=/ true       | --report: '/' cannot be written
          --sources /no/x true        | --sources: '/no/x' is no directory
          --baseline /no/x true       | --baseline: '/no/x' cannot be read: no such file or directory
          --baseline /etc/hosts true  | --baseline: '/etc/hosts' is no baseline: its first line has to be
          --write-baseline / true     | --write-baseline: '/' cannot be written: it is a directory
          --write-baseline /no/x true | --write-baseline: '/no/x' cannot be written: no such file
          --suppress /no/x true       | --suppress: '/no/x' cannot be read: no such file or directory
          --java /no/java java        | --java: '/no/java' is no program that can be run
          --no-children true          | --no-children: the command has to be java; it is 'true'
          --reprot text true          | Unknown option: '--reprot'
          --include                   | Missing required parameter for option '--include' (GLOB)
          """)
  void badArgumentsAreNamed(String arguments, String message) {
    Execution bad = Execution.of(("check " + arguments).strip().split(" +", -1));
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.out()).isEmpty();
    assertThat(bad.err()).startsWith("dure check: ").contains(message);
  }

  @Test
  void aSuppressionWithoutAReasonIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("s"), "# ok\nCounter.total\n");
    Execution bad = Execution.of("check", "--suppress", file.toString(), "true");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err())
        .contains("line 2: 'Counter.total' has to be LOCATION-GLOB | REASON", "--help");
  }

  @Test
  void withoutAnAgentItSaysWhereToGetIt() {
    Execution missing = Execution.of("check", "true");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err())
        .isEqualToIgnoringNewLines(
            "dure check: the checker's agent is not known here; start this as ./dure, or with"
                + " -Ddure.race.agent=JAR");
  }

  @Test
  void helpNamesEveryOptionAndExitCode() {
    Execution help = Execution.of("check", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out().replaceAll("\\s+", " "))
        .startsWith("Usage: dure check [OPTIONS] -- COMMAND [ARGUMENTS]")
        .contains("--report=FORMAT", "--sources=DIR", "--baseline=FILE", "--write-baseline=FILE")
        .contains("json=FILE", "sarif=FILE", "html=FILE", "junit=FILE", "markdown=FILE")
        .contains("--include=GLOB", "--exclude=GLOB", "--suppress=FILE")
        .contains("--java=PATH", "--no-children", "Exit codes: 66 ", " 2 ", " other ");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void optionsOfTheAgentStandWhateverIsInThem() {
    AgentOptions options =
        new AgentOptions().add("file", "/tmp/a b,c=d%e+f'g\"h두").add("include", "com.acme.*$X");
    assertThat(options.argument(JAR))
        .isEqualTo(
            "-javaagent:/opt/dure/race.jar=file=/tmp/a%20b%2cc%3dd%25e%2bf%27g%22h%eb%91%90"
                + ",include=com.acme.*$X");
  }

  private static ProcessBuilder builder(List<String> command, boolean children) {
    AgentOptions options = new AgentOptions().add("file", "/tmp/d");
    return new CheckedCommand(command, null, children).builder(JAR, options);
  }

  @Test
  void everyJvmOfACommandGetsTheAgentByTheEnvironment() {
    ProcessBuilder builder = builder(List.of("./mvnw", "test"), true);
    assertThat(builder.command()).containsExactly("./mvnw", "test");
    assertThat(builder.environment().get("JAVA_TOOL_OPTIONS"))
        .endsWith("-XX:-PrintWarnings -javaagent:/opt/dure/race.jar=file=/tmp/d");
  }

  @Test
  void withoutChildrenTheAgentIsAnArgument() {
    ProcessBuilder builder = builder(List.of("/x/java", "-cp", "a", "Main"), false);
    assertThat(builder.command())
        .containsExactly(
            "/x/java",
            "-XX:-PrintWarnings",
            "-javaagent:/opt/dure/race.jar=file=/tmp/d",
            "-cp",
            "a",
            "Main");
    assertThat(String.valueOf(builder.environment().get("JAVA_TOOL_OPTIONS")))
        .doesNotContain("javaagent:/opt/dure");
  }

  @Test
  void aJarInADirectoryWithASpaceIsQuoted() {
    ProcessBuilder builder =
        new CheckedCommand(List.of("x"), null, true)
            .builder(Path.of("/my files/race.jar"), new AgentOptions().add("file", "d"));
    assertThat(builder.environment().get("JAVA_TOOL_OPTIONS"))
        .endsWith(" \"-javaagent:/my files/race.jar=file=d\"");
  }

  @Test
  void anotherJavaTakesThePlaceOfTheWordJava() {
    Path java = Path.of("/jdk/bin/java");
    AgentOptions options = new AgentOptions();
    ProcessBuilder direct =
        new CheckedCommand(List.of("java", "Main"), java, true).builder(JAR, options);
    assertThat(direct.command()).containsExactly("/jdk/bin/java", "Main");
    ProcessBuilder script =
        new CheckedCommand(List.of("./run", "java"), java, true).builder(JAR, options);
    assertThat(script.command()).containsExactly("./run", "java");
    Map<String, String> environment = script.environment();
    assertThat(environment).containsEntry("JAVA_HOME", "/jdk");
    assertThat(environment.get("PATH")).startsWith("/jdk/bin:");
  }
}
