package dev.dure.junit;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Subjects that were run in a JVM of their own, by JUnit's console launcher.
 *
 * @param failures of each test that ran, by its display name: what it said, or "" if it passed
 * @param console all that was printed
 */
record TestRun(Map<String, String> failures, String console) {

  /** Of this build, beside this module. */
  private static final Path AGENTS = Path.of("../race/target");

  private static final Path JUNIT_5 = Path.of("target/junit-5/junit-5.jar");

  /** The checker's agent, as an argument of the JVM; findings go to a file of that directory. */
  static String agent(Path directory) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(AGENTS, "dure-race-*.jar")) {
      return "-javaagent:" + jars.iterator().next() + "=file=" + directory.resolve("findings");
    }
  }

  /**
   * Runs subjects.
   *
   * @param junit 5 or 6
   * @param arguments of the JVM
   */
  static TestRun of(int junit, Path directory, List<String> arguments, Class<?>... subjects)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:-PrintWarnings");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(arguments);
    command.addAll(List.of("-cp", classPath(junit)));
    command.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute"));
    command.addAll(List.of("--disable-banner", "--disable-ansi-colors", "--details=none"));
    command.add("--reports-dir=" + directory);
    Arrays.stream(subjects).forEach(c -> command.add("--select-class=" + c.getName()));
    Path console = directory.resolve("console");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(console.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    try {
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    return new TestRun(
        failures(directory.resolve("TEST-junit-jupiter.xml")), Files.readString(console));
  }

  private static String classPath(int junit) {
    if (junit == 6) {
      return System.getProperty("java.class.path");
    }
    return String.join(
        System.getProperty("path.separator"),
        "target/classes",
        "target/test-classes",
        JUNIT_5.toString());
  }

  private static Map<String, String> failures(Path report) throws Exception {
    Map<String, String> failures = new TreeMap<>();
    NodeList tests =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(report))))
            .getElementsByTagName("testcase");
    for (int i = 0; i < tests.getLength(); i++) {
      Element test = (Element) tests.item(i);
      failures.put(displayName(test), text(test, "failure") + text(test, "error"));
    }
    return failures;
  }

  private static String displayName(Element test) {
    return text(test, "system-out")
        .lines()
        .filter(line -> line.startsWith("display-name: "))
        // JUnit 5 has all that it is in before it.
        .map(line -> line.replaceFirst("^display-name: (.* > )?", ""))
        .findFirst()
        .orElse(test.getAttribute("name"));
  }

  private static String text(Element test, String tag) {
    StringBuilder text = new StringBuilder();
    NodeList found = test.getElementsByTagName(tag);
    for (int i = 0; i < found.getLength(); i++) {
      Node node = found.item(i);
      text.append(node.getTextContent());
    }
    return text.toString();
  }
}
