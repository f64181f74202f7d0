package dev.dure.trials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a program ended.
 *
 * @param out lines of standard output
 * @param err lines of standard error
 * @param findings what the checker has found
 */
record Outcome(int exit, List<String> out, List<String> err, List<Finding> findings) {

  /** A finding, with the innermost lines of its stacks. */
  record Finding(String kind, String location, String pattern, List<String> places, String whole) {
    @Override
    public String toString() {
      return whole;
    }
  }

  /** Waits for nothing: the process has ended. */
  static Outcome read(int exit, Path out, Path err, Path report) throws IOException {
    var findings = new ArrayList<Finding>();
    if (Files.exists(report)) {
      for (JsonNode finding : new ObjectMapper().readTree(report.toFile()).required("findings")) {
        findings.add(finding(finding));
      }
    }
    return new Outcome(exit, Files.readAllLines(out), Files.readAllLines(err), findings);
  }

  private static Finding finding(JsonNode finding) {
    var places = new ArrayList<String>();
    for (JsonNode access : finding.required("accesses")) {
      places.add(access.required("stack").path(0).asText());
    }
    return new Finding(
        finding.required("kind").asText(),
        finding.required("location").asText(),
        finding.required("pattern").asText(),
        places,
        finding.toPrettyString());
  }

  /** The program has done its work, and the checker had no trouble with it. */
  Outcome ranTo(String lastLine) {
    assertThat(exit).as("exit status; %s %s", out, err).isZero();
    assertThat(out).as("standard output").endsWith(lastLine);
    return this;
  }

  /** What the checker has to say of itself. */
  List<String> troubles() {
    return err.stream().filter(line -> line.startsWith("dure: ")).toList();
  }

  Outcome withoutTrouble() {
    assertThat(troubles()).as("what the checker could not do").isEmpty();
    return this;
  }

  /**
   * The same without caches that a library fills lazily: whoever finds nothing makes what is
   * missing and puts it there, and twice comes to the same as once. There are many, and which of
   * them two threads fill at once is another matter in each run.
   *
   * @param packages how the names of the library's classes begin
   */
  Outcome withoutCachesOf(String packages) {
    List<Finding> others = new ArrayList<>(findings);
    others.removeIf(
        finding ->
            finding.kind().equals("atomicity-violation")
                && finding.pattern().equals("check-then-act")
                && finding.places().stream().allMatch(place -> place.startsWith(packages)));
    return new Outcome(exit, out, err, others);
  }

  /**
   * The known race was told, on the lines that the source marks by {@code // race}, and nothing
   * else.
   */
  Outcome tellsTheRacesOf(Path source) throws IOException {
    List<String> marked = marked(source);
    assertThat(findings).as("findings").isNotEmpty();
    List<Finding> others = new ArrayList<>(findings);
    others.removeIf(
        finding ->
            finding.places().stream().allMatch(place -> marked.stream().anyMatch(place::endsWith)));
    assertThat(others).as("not explained in docs/checker-libraries.md").isEmpty();
    return this;
  }

  private static List<String> marked(Path source) throws IOException {
    var marked = new ArrayList<String>();
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("// race")) {
        marked.add("(" + source.getFileName() + ":" + (i + 1) + ")");
      }
    }
    assertThat(marked).as("marked lines of %s", source).isNotEmpty();
    return marked;
  }
}
