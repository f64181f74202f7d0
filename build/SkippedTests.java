import java.io.IOException;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Counts a module's skipped tests and prints each with its reason; fails when one gives none. It
 * reads the reports of surefire and, where there are some, of {@code TestOnEveryJdk}. Maven starts
 * it in each module that has tests, in the verify phase:
 *
 * <pre>java SkippedTests.java TARGET_DIRECTORY</pre>
 */
public final class SkippedTests {
  private SkippedTests() {}

  public static void main(String[] args)
      throws IOException, ParserConfigurationException, SAXException {
    Map<String, String> reasons = new TreeMap<>();
    for (Path report : reports(Path.of(args[0]))) {
      read(report, reasons);
    }
    System.out.println("Skipped tests: " + reasons.size());
    boolean unexplained = false;
    for (Map.Entry<String, String> test : reasons.entrySet()) {
      boolean explained = isReason(test.getValue());
      unexplained |= !explained;
      System.out.println(
          "  " + test.getKey() + ": " + (explained ? test.getValue() : "NO REASON GIVEN"));
    }
    if (unexplained) {
      System.out.println(
          "A skipped test must say why: @Disabled(\"why\"), assumeTrue(condition, \"why\").");
      System.exit(1);
    }
  }

  private static List<Path> reports(Path target) throws IOException {
    List<Path> reports = new ArrayList<>();
    try (DirectoryStream<Path> directories =
        Files.newDirectoryStream(target, "{surefire-reports,jdk-*-reports}")) {
      for (Path directory : directories) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "TEST-*.xml")) {
          files.forEach(reports::add);
        }
      }
    }
    return reports;
  }

  /** Adds a report's skipped tests; the JDKs' reports name a test that surefire's named as well. */
  private static void read(Path report, Map<String, String> reasons)
      throws IOException, ParserConfigurationException, SAXException {
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    NodeList skipped =
        parser
            .parse(new InputSource(new StringReader(Files.readString(report))))
            .getElementsByTagName("skipped");
    for (int i = 0; i < skipped.getLength(); i++) {
      Element element = (Element) skipped.item(i);
      Element test = (Element) element.getParentNode();
      String name = test.getAttribute("classname") + "." + test.getAttribute("name");
      // Surefire has the reason in an attribute, JUnit's console launcher in the text.
      String message = element.getAttribute("message");
      String reason = (message.isEmpty() ? element.getTextContent() : message).strip();
      reasons.merge(
          name.replace("()", ""),
          reason.lines().findFirst().orElse(""),
          (a, b) -> isReason(a) ? a : b);
    }
  }

  /** False also for the sentences that JUnit makes up where the author gave no reason. */
  private static boolean isReason(String text) {
    return !text.isBlank()
        && !text.matches(".* is @Disabled")
        && !text.matches(
            "(org\\.opentest4j\\.TestAbortedException: )?Assumption failed: assumption is not (true|false)")
        && !text.matches("(org\\.opentest4j\\.TestAbortedException: )?(Assumption failed)?");
  }
}
