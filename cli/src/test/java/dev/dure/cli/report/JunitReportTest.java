package dev.dure.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JunitReportTest {

  private static Element parse(Run run) throws Exception {
    String xml = Reports.of(Format.JUNIT, run, new Sources(Path.of(""), List.of()));
    assertThat(xml.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static List<Element> all(Element root, String name) {
    NodeList nodes = root.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void aCleanRunIsOneTestThatPassed() throws Exception {
    Element root = parse(Samples.run(List.of()));
    assertThat(all(root, "testcase")).hasSize(1);
    assertThat(all(root, "testcase").getFirst().getElementsByTagName("*").getLength()).isZero();
    assertThat(root.getAttribute("tests") + root.getAttribute("failures")).isEqualTo("10");
  }

  @Test
  void aRunInWhichNothingWasCheckedHasNotPassed() throws Exception {
    Element root = parse(Samples.unchecked());
    assertThat(all(root, "skipped").getFirst().getAttribute("message")).contains("Nothing was");
    assertThat(root.getAttribute("skipped")).isEqualTo("1");
  }

  @Test
  void everyFindingIsATestThatFailed() throws Exception {
    Element root = parse(Samples.run(Samples.kinds()));
    assertThat(root.getAttribute("failures")).isEqualTo("4");
    assertThat(all(root, "failure"))
        .extracting(failure -> failure.getAttribute("type"))
        .containsExactly(
            "data-race/lost-update",
            "data-race/ineffective-lock",
            "atomicity-violation/check-then-act",
            "deadlock");
    Element first = all(root, "testcase").getFirst();
    assertThat(first.getAttribute("classname")).isEqualTo("app.Counter");
    assertThat(first.getAttribute("name"))
        .startsWith("data race (lost update) on Counter.total of app.Counter@5e91993f [");
    assertThat(first.getTextContent()).contains("\n      at app.Counter.add(Counter.java:6)\n");
    Element suite = all(root, "testsuite").getFirst();
    assertThat(suite.getAttribute("time")).isEqualTo("12.340");
    assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-01-02T03:04:05");
  }

  @Test
  void whatIsKnownIsSkipped() throws Exception {
    Run run = Samples.runWithBaseline(List.of(Samples.known(Samples.race()), Samples.locks()));
    Element root = parse(run);
    assertThat(all(root, "failure")).hasSize(1);
    assertThat(all(root, "skipped")).hasSize(1);
    assertThat(root.getAttribute("skipped") + root.getAttribute("failures")).isEqualTo("11");
  }

  @Test
  void anyCharacterIsWellFormedAndThere() throws Exception {
    Element root = parse(Samples.run(Samples.hostile()));
    List<Element> cases = all(root, "testcase");
    assertThat(cases).hasSize(Samples.HOSTILE.size() + 1);
    assertThat(cases.getFirst().getAttribute("name")).contains(Samples.HOSTILE.getFirst());
    assertThat(cases.get(3).getAttribute("name")).contains("]]>&amp;<!--");
    assertThat(cases.get(5).getAttribute("name")).contains("a\\u0000b\\u0007\\u001b[2J\\u000d");
    assertThat(cases.getLast().getTextContent()).contains("told as <text>");
  }

  @Test
  void aThousandAreThere() throws Exception {
    assertThat(all(parse(Samples.run(Samples.many(1000))), "failure")).hasSize(1000);
  }
}
