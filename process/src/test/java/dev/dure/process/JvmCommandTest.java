package dev.dure.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is carried over to a worker's command line, and what is not. */
class JvmCommandTest {

  @TempDir Path directory;

  private static final Path HOME = Path.of("/opt/jdk");
  private static final Path CWD = Path.of("/home/me");

  private static ParentJvm onClassPath(List<String> arguments) {
    return new ParentJvm(
        HOME, CWD, "/lib/a.jar:rel/b", "", null, null, List.of(), false, arguments, Map.of());
  }

  private static List<String> line(ParentJvm parent, WorkerOptions options) {
    return JvmCommand.of(parent, options).line();
  }

  @Test
  void aPlainProgramOnTheClassPath() {
    assertThat(line(onClassPath(List.of()), WorkerOptions.defaults()))
        .containsExactly(
            "/opt/jdk/bin/java",
            "-XX:+UseSerialGC",
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-cp",
            "/lib/a.jar:/home/me/rel/b",
            "dev.dure.process.WorkerMain");
  }

  @Test
  void whatDecidesWhatCodeMayDoIsCarried() {
    List<String> carried =
        List.of(
            "-ea",
            "-da:com.acme...",
            "-esa",
            "--enable-preview",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-reads=a=b",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.property=x y");
    assertThat(line(onClassPath(carried), WorkerOptions.defaults())).containsAll(carried);
  }

  @Test
  void pathsAreMadeAbsolute() {
    assertThat(
            line(
                onClassPath(
                    List.of(
                        "--patch-module=m=x:/y",
                        "--upgrade-module-path=u",
                        "-javaagent:lib/agent.jar=a=b,c",
                        "-javaagent:/agent.jar")),
                WorkerOptions.defaults()))
        .contains(
            "--patch-module=m=/home/me/x:/y",
            "--upgrade-module-path=/home/me/u",
            "-javaagent:/home/me/lib/agent.jar=a=b,c",
            "-javaagent:/agent.jar");
  }

  @Test
  void whatBelongsToOneJvmStaysThere() {
    List<String> own =
        List.of(
            "-Xmx8g",
            "-XX:+UseZGC",
            "-Xlog:gc:file=gc.log",
            "-XX:StartFlightRecording",
            "-agentlib:jdwp=transport=dt_socket,server=y",
            "-Xrunjdwp:x",
            "-Xdebug",
            "-Dcom.sun.management.jmxremote.port=1",
            "-Djava.rmi.server.hostname=h",
            "-Djava.class.path=z",
            "-javaagent:/ide/idea_rt.jar=123");
    assertThat(line(onClassPath(own), WorkerOptions.defaults()))
        .isEqualTo(line(onClassPath(List.of()), WorkerOptions.defaults()));
  }

  @Test
  void optionsComeAfterWhatIsCarried() {
    List<String> line =
        line(
            onClassPath(List.of("-ea", "-Dx=parent")),
            WorkerOptions.defaults()
                .withMaxHeapBytes(64 << 20)
                .withJvmArguments("-Dx=worker", "-XX:+UseG1GC"));
    assertThat(line).containsSubsequence("-ea", "-Dx=parent", "-Xmx67108864", "-Dx=worker");
    assertThat(line).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void propertiesOfDureHaveTheirPresentValues() {
    ParentJvm parent =
        new ParentJvm(
            HOME,
            CWD,
            "/a",
            "",
            null,
            null,
            List.of(),
            true,
            List.of("-Ddure.x=old"),
            Map.of("dure.x", "new"));
    assertThat(line(parent, WorkerOptions.defaults()))
        .contains("-Ddure.x=new", "--enable-native-access=ALL-UNNAMED")
        .doesNotContain("-Ddure.x=old");
  }

  @Test
  void aProgramOfModules() {
    ParentJvm parent =
        new ParentJvm(
            HOME,
            CWD,
            "",
            "/mods:rel",
            "com.acme.app",
            "dev.dure.process",
            List.of("com.acme.app", "dev.dure.core", "dev.dure.process"),
            true,
            List.of(),
            Map.of());
    assertThat(line(parent, WorkerOptions.defaults()))
        .endsWith(
            "--enable-native-access=dev.dure.process",
            "--module-path=/mods:/home/me/rel",
            "--add-modules=com.acme.app,dev.dure.core,dev.dure.process",
            "-m",
            "dev.dure.process/dev.dure.process.WorkerMain")
        .doesNotContain("-cp");
  }

  @Test
  void aProgramOnTheClassPathWithDureAsAModule() {
    ParentJvm parent =
        new ParentJvm(
            HOME,
            CWD,
            "/app.jar",
            "/mods",
            null,
            "dev.dure.process",
            List.of("dev.dure.core", "dev.dure.process"),
            false,
            List.of(),
            Map.of());
    // Started from a module, a JVM would leave out the JDK's modules that a class path gets by
    // default.
    assertThat(line(parent, WorkerOptions.defaults()))
        .containsSubsequence(
            "-cp",
            "/app.jar",
            "--module-path=/mods",
            "--add-modules=dev.dure.core,dev.dure.process,ALL-DEFAULT",
            "-m");
  }

  @Test
  void aLineThatIsTooLongGoesThroughAPrivateFile() throws Exception {
    String classPath = "/some/where/" + "x".repeat(40_000) + ".jar";
    ParentJvm parent =
        new ParentJvm(
            HOME,
            CWD,
            classPath,
            "",
            null,
            null,
            List.of(),
            false,
            List.of("-Dq=a \"b\" \\ #c"),
            Map.of());
    Path file = directory.resolve("f.args");
    JvmCommand.Launch launch = JvmCommand.of(parent, WorkerOptions.defaults()).launch(() -> file);
    assertThat(launch.line()).containsExactly("/opt/jdk/bin/java", "@" + file);
    assertThat(file).content().contains("\"-Dq=a \\\"b\\\" \\\\ #c\"\n", "\"" + classPath + "\"\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    launch.deleteArgumentFile();
    assertThat(file).doesNotExist();
  }

  @Test
  void aWorkerWithAVeryLongClassPathStarts() throws Exception {
    String answer = directory.resolve("answer").toString();
    String before = System.getProperty("java.class.path");
    String odd = directory.resolve("with space and \"quote\" and \\").toString();
    System.setProperty(
        "java.class.path", before + java.io.File.pathSeparator + (odd + ":").repeat(600) + odd);
    try (WorkerProcess worker =
        WorkerProcess.start(() -> Signals.send(answer, System.getProperty("java.class.path")))) {
      assertThat(worker.join()).isZero();
      assertThat(Signals.receive(answer)).isEqualTo(System.getProperty("java.class.path"));
      assertThat(ControlListener.shared().directory().entries()).containsExactly("control");
    } finally {
      System.setProperty("java.class.path", before);
    }
  }
}
