package dev.dure.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jacoco.core.data.ExecutionDataReader;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside other agents, and with what the JVM and the language have: the known race is told. */
class CompanionsTest {

  private static final String PACKAGE = "programs.companions.";
  private static final String MOCKITO = "mockito-core|byte-buddy|objenesis";

  @TempDir static Path classes;
  @TempDir Path directory;

  @BeforeAll
  static void compile() throws IOException {
    List<Path> libraries = Programs.libraries(MOCKITO + "|junit-|opentest4j|apiguardian");
    Programs.compile(17, libraries, classes, Programs.sources("programs"));
    Programs.compile(
        17,
        Stream.concat(Stream.of(classes), libraries.stream()).toList(),
        classes,
        Programs.sources("programs/companions"));
  }

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  static List<Jdk> jdksWithCache() {
    return Jdk.all().stream().filter(jdk -> jdk.feature() >= 25).toList();
  }

  private static Stream<Arguments> onEachJdk(String... names) {
    return Jdk.all().stream().flatMap(jdk -> Stream.of(names).map(name -> arguments(jdk, name)));
  }

  static Stream<Arguments> programs() {
    return onEachJdk(
        "Counter counted",
        "Records equal",
        "Lambdas added",
        "HiddenClasses hidden",
        "Proxies called",
        "Handles called",
        "FilteringLoader counted");
  }

  static Stream<Arguments> orders() {
    return onEachJdk("first", "last");
  }

  static Stream<Arguments> mockitoOrders() {
    return onEachJdk("first", "last", "attached by itself");
  }

  private static Path source(String program) {
    return Programs.SOURCES.resolve("programs/companions/" + program + ".java");
  }

  private Trial trial(Jdk jdk) {
    return new Trial(jdk, directory);
  }

  private static String[] counter(String... more) {
    String classPath = String.join(":", classes.toString(), String.join(":", more));
    return new String[] {"-cp", classPath, PACKAGE + "Counter"};
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("programs")
  void whatTheLanguageHas(Jdk jdk, String programAndLastLine) throws Exception {
    String[] words = programAndLastLine.split(" ", 2);
    // The filtering loader loads the counter.
    String raced = words[0].equals("FilteringLoader") ? "Counter" : words[0];
    trial(jdk)
        .program("-cp", classes.toString(), PACKAGE + words[0])
        .run()
        .ranTo(words[1])
        .withoutTrouble()
        .tellsTheRacesOf(source(raced));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("orders")
  void jacoco(Jdk jdk, String order) throws Exception {
    Path coverage = directory.resolve("jacoco.exec");
    String agent = "-javaagent:" + Programs.library("org.jacoco.agent") + "=destfile=" + coverage;
    beside(trial(jdk), agent, order.equals("first"))
        .program(counter())
        .run()
        .ranTo("counted")
        .withoutTrouble()
        .tellsTheRacesOf(source("Counter"));

    ExecutionDataStore covered = read(coverage);
    assertThat(covered.getContents())
        .filteredOn(data -> data.getName().equals("programs/companions/Counter"))
        .as("what JaCoCo saw")
        .hasSize(1)
        .allMatch(data -> data.hasHits());
  }

  private static Trial beside(Trial trial, String agent, boolean first) {
    return first ? trial.before(agent) : trial.after(agent);
  }

  private static ExecutionDataStore read(Path file) throws IOException {
    var reader = new ExecutionDataReader(new ByteArrayInputStream(Files.readAllBytes(file)));
    var covered = new ExecutionDataStore();
    reader.setExecutionDataVisitor(covered);
    reader.setSessionInfoVisitor(new SessionInfoStore());
    reader.read();
    return covered;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mockitoOrders")
  void mockito(Jdk jdk, String order) throws Exception {
    Trial trial = trial(jdk);
    if (!order.equals("attached by itself")) {
      String agent = "-javaagent:" + Programs.library("mockito-core");
      beside(trial, agent, order.equals("first"));
    }
    trial
        .program("-cp", classes + ":" + Programs.join(Programs.libraries(MOCKITO)))
        .program(PACKAGE + "Mocked")
        .run()
        .ranTo("verified")
        .withoutTrouble()
        .tellsTheRacesOf(source("Mocked"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void testsOnTheJUnitPlatform(Jdk jdk) throws Exception {
    String libraries = "junit-|opentest4j|apiguardian|open-test-reporting";
    Outcome outcome =
        trial(jdk)
            .program("-cp", classes + ":" + Programs.join(Programs.libraries(libraries)))
            .program("org.junit.platform.console.ConsoleLauncher", "execute")
            .program("--select-class=" + PACKAGE + "CounterTest", "--disable-banner")
            .program("--details=none", "--disable-ansi-colors")
            .run()
            .withoutTrouble()
            .tellsTheRacesOf(source("CounterTest"));
    assertThat(outcome.exit()).as("exit status; %s", outcome.out()).isZero();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theAgentInTheEnvironmentToo(Jdk jdk) throws Exception {
    Outcome outcome =
        trial(jdk)
            .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + agentWithReport())
            .program(counter())
            .run()
            .ranTo("counted")
            .tellsTheRacesOf(source("Counter"));
    assertThat(outcome.troubles())
        .containsExactly(
            "dure: the checker is in this JVM already; the agent's first options count");
  }

  private String agentWithReport() throws IOException {
    return Programs.agent() + "=report=json,file=" + directory.resolve("report.json");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anotherAgentInTheEnvironment(Jdk jdk) throws Exception {
    Path coverage = directory.resolve("jacoco.exec");
    String agent = "-javaagent:" + Programs.library("org.jacoco.agent") + "=destfile=" + coverage;
    trial(jdk)
        .environment("JAVA_TOOL_OPTIONS", agent)
        .program(counter())
        .run()
        .ranTo("counted")
        .withoutTrouble()
        .tellsTheRacesOf(source("Counter"));
    assertThat(read(coverage).getContents()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theAgentInTheClassPathToo(Jdk jdk) throws Exception {
    Path copy = Files.copy(Programs.agent(), directory.resolve("copy.jar"));
    trial(jdk)
        .program(counter(Programs.agent().toString(), copy.toString()))
        .run()
        .ranTo("counted")
        .withoutTrouble()
        .tellsTheRacesOf(source("Counter"));
  }

  /** Compiled code has large frames, and the JDK's threads that wait for processes small stacks. */
  @ParameterizedTest
  @MethodSource("jdks")
  void processesAreWaitedForByCompiledCode(Jdk jdk) throws Exception {
    trial(jdk)
        .before("-Xcomp", "-XX:TieredStopAtLevel=1")
        .program("-cp", classes.toString(), PACKAGE + "Processes")
        .run()
        .ranTo("ended")
        .withoutTrouble()
        .tellsTheRacesOf(source("Processes"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aModuleOfTheUser(Jdk jdk) throws Exception {
    Path root = Programs.SOURCES.resolve("modular/acme.counting");
    Path main = root.resolve("acme/counting/Main.java");
    Path module = directory.resolve("module");
    Programs.compile(17, List.of(module), module, List.of(root.resolve("module-info.java"), main));
    trial(jdk)
        .program("--module-path", module.toString(), "-m", "acme.counting/acme.counting.Main")
        .run()
        .ranTo("counted")
        .withoutTrouble()
        .tellsTheRacesOf(main);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anArchiveOfClassesThatWasMadeWithoutTheAgent(Jdk jdk) throws Exception {
    Path jar = jarOfClasses();
    Path archive = directory.resolve("archive.jsa");
    String[] program = {"-cp", jar.toString(), PACKAGE + "Counter"};
    trial(jdk)
        .unchecked()
        .before("-XX:ArchiveClassesAtExit=" + archive)
        .program(program)
        .run()
        .ranTo("counted");
    assertThat(archive).isNotEmptyFile();
    trial(jdk)
        .before("-XX:SharedArchiveFile=" + archive)
        .program(program)
        .run()
        .ranTo("counted")
        .withoutTrouble()
        .tellsTheRacesOf(source("Counter"));
  }

  @ParameterizedTest
  @MethodSource("jdksWithCache")
  void aCacheOfTheAheadOfTimeCompiler(Jdk jdk) throws Exception {
    Path jar = jarOfClasses();
    Path cache = directory.resolve("cache.aot");
    String[] program = {"-cp", jar.toString(), PACKAGE + "Counter"};
    trial(jdk).unchecked().before("-XX:AOTCacheOutput=" + cache).program(program).run();
    assertThat(cache).isNotEmptyFile();
    trial(jdk)
        .before("-XX:AOTCache=" + cache)
        .program(program)
        .run()
        .ranTo("counted")
        .withoutTrouble()
        .tellsTheRacesOf(source("Counter"));
  }

  /** Archives take classes from jars only. */
  private Path jarOfClasses() throws IOException {
    return Jars.of(classes, directory.resolve("programs.jar"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aBrokenClassFile(Jdk jdk) throws Exception {
    Path broken = Files.createDirectories(directory.resolve("broken/programs/companions"));
    Files.writeString(broken.resolve("Broken.class"), "this is no class file");
    Outcome outcome =
        trial(jdk)
            .program("-cp", classes + ":" + directory.resolve("broken"), PACKAGE + "BrokenClass")
            .run()
            .ranTo("counted")
            .tellsTheRacesOf(source("Counter"));
    assertThat(outcome.out()).contains("broken");
    assertThat(outcome.troubles())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("dure: class programs.companions.Broken is not instrumented: ");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aMethodThatCannotGrow(Jdk jdk) throws Exception {
    Path source = directory.resolve("Huge.java");
    Files.writeString(
        source,
        """
        public class Huge {
          static int total;
          static int raced;
          static void huge() {
        %s  }
          public static void main(String[] args) throws Exception {
            Thread other = new Thread(Huge::race);
            other.start();
            huge();
            race();
            other.join();
            System.out.println(total);
          }
          static void race() {
            raced++; // race
          }
        }
        """
            .formatted("    total++;\n".repeat(8_000)));
    Programs.compile(17, List.of(directory), directory, List.of(source));
    Outcome outcome =
        trial(jdk)
            .program("-cp", directory.toString(), "Huge")
            .run()
            .ranTo("8000")
            .tellsTheRacesOf(source);
    assertThat(outcome.troubles())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("dure: accesses in Huge.huge are not seen: ");
  }
}
