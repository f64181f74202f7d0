import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a module's compiled tests on each JDK of this machine, from the module's Java release up,
 * other than the JDK that runs this program: on that one surefire has run them already. One JDK of
 * a feature version is enough. Maven starts it in each Java 17 module, in the verify phase:
 *
 * <pre>java TestOnEveryJdk.java RELEASE TARGET_DIRECTORY TEST_CLASS_PATH</pre>
 *
 * It fails when a test fails, and when a JDK finds no test to run.
 */
public final class TestOnEveryJdk {
  private static final Pattern SUMMARY =
      Pattern.compile("\\[\\s*(\\d+) tests (successful|failed|skipped|aborted)\\s*\\]");

  private TestOnEveryJdk() {}

  /** A JDK of this machine: its home, and what its {@code release} file calls its version. */
  private record Jdk(Path home, String version) {
    int feature() {
      return Integer.parseInt(version.split("[^0-9]", 2)[0]);
    }

    Path java() {
      return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int release = Integer.parseInt(args[0]);
    Path target = Path.of(args[1]);
    String classPath = args[2];
    int current = Runtime.version().feature();

    boolean failed = false;
    for (Jdk jdk : oneOfEachFeature().values()) {
      if (jdk.feature() >= release && jdk.feature() != current) {
        failed |= !test(jdk, target, classPath);
      }
    }
    System.out.println("JDK " + Runtime.version().feature() + ": tested by surefire");
    if (failed) {
      System.exit(1);
    }
  }

  /** Runs the tests on one JDK, and says in a line how it went. */
  private static boolean test(Jdk jdk, Path target, String classPath)
      throws IOException, InterruptedException {
    Path reports = Files.createDirectories(target.resolve("jdk-" + jdk.feature() + "-reports"));
    Path console = reports.resolve("console.txt");
    // Assertions are on, as under surefire.
    ProcessBuilder command =
        new ProcessBuilder(
            jdk.java().toString(),
            "-ea",
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED", // for the checker's engine
            "-cp",
            classPath,
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--scan-class-path=" + target.resolve("test-classes"),
            "--details=summary",
            "--disable-banner",
            "--disable-ansi-colors",
            "--reports-dir=" + reports);
    command.redirectErrorStream(true).redirectOutput(console.toFile());
    // Maven's own JVM settings are not this JVM's.
    command.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    int exit = command.start().waitFor();

    String output = Files.readString(console);
    Map<String, Integer> counts = new TreeMap<>();
    for (Matcher matcher = SUMMARY.matcher(output); matcher.find(); ) {
      counts.put(matcher.group(2), Integer.valueOf(matcher.group(1)));
    }
    int passed = counts.getOrDefault("successful", 0);
    int failures = counts.getOrDefault("failed", 0);
    // An aborted test is one whose assumption did not hold; surefire, too, calls it skipped.
    int skipped = counts.getOrDefault("skipped", 0) + counts.getOrDefault("aborted", 0);
    System.out.printf(
        "JDK %s (%s): %d tests passed, %d failed, %d skipped%n",
        jdk.version(), jdk.home(), passed, failures, skipped);
    if (exit == 0 && failures == 0 && passed > 0) {
      return true;
    }
    System.out.println(output);
    System.out.printf(
        "JDK %s: the tests did not pass (exit status %d); this was %s%n",
        jdk.version(), exit, console);
    return false;
  }

  private static Map<Integer, Jdk> oneOfEachFeature() throws IOException {
    Map<Integer, Jdk> found = new TreeMap<>();
    for (Path home : candidates()) {
      Jdk jdk = read(home);
      if (jdk != null) {
        found.putIfAbsent(jdk.feature(), jdk);
      }
    }
    return found;
  }

  /** Every directory that may be a JDK's home; the first of a feature version is taken. */
  private static List<Path> candidates() throws IOException {
    List<Path> homes = new ArrayList<>();
    for (Map.Entry<String, String> variable : new TreeMap<>(System.getenv()).entrySet()) {
      if (variable.getKey().matches("DURE_JDK|JAVA.*_HOME") && !variable.getValue().isBlank()) {
        homes.add(Path.of(variable.getValue()));
      }
    }
    Path user = Path.of(System.getProperty("user.home"));
    addChildren(homes, Path.of("/usr/lib/jvm"), "");
    addChildren(homes, Path.of("/usr/java"), "");
    addChildren(homes, user.resolve(".jdks"), "");
    addChildren(homes, user.resolve(".sdkman/candidates/java"), "");
    addChildren(homes, Path.of("/opt"), "");
    addChildren(homes, Path.of("/Library/Java/JavaVirtualMachines"), "Contents/Home");
    addChildren(homes, user.resolve("Library/Java/JavaVirtualMachines"), "Contents/Home");
    return homes;
  }

  private static void addChildren(List<Path> homes, Path directory, String below)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    }
    children.stream().sorted().map(child -> child.resolve(below)).forEach(homes::add);
  }

  /** The JDK or JRE at that home, or null if there is none, or none that says its version. */
  private static Jdk read(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release)) {
      return null;
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    Path real = home.toRealPath();
    if (!version.matches("[0-9]+\\b.*") || !Files.isExecutable(new Jdk(real, version).java())) {
      return null;
    }
    return new Jdk(real, version);
  }
}
