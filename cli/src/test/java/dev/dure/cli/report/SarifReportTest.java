package dev.dure.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the schema of the standard, and against what services want to see. */
class SarifReportTest {

  private static final Schema SCHEMA = schema();

  @TempDir private Path directory = Path.of("");

  private static Schema schema() {
    try (InputStream in =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode valid(Run run) throws IOException {
    String sarif = Reports.of(Format.SARIF, run, new Sources(directory, List.of()));
    List<Error> errors = SCHEMA.validate(sarif, InputFormat.JSON);
    assertThat(errors).isEmpty();
    assertThat(sarif.chars()).allMatch(c -> c < 0x7f);
    return new ObjectMapper().readTree(sarif).get("runs").get(0);
  }

  @Test
  void theSchemaIsOneThatSaysNo() {
    assertThat(SCHEMA.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
    assertThat(SCHEMA.validate("{\"version\": \"2.0.0\", \"runs\": []}", InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void anEmptyRunIsValidAndSuccessful() throws IOException {
    JsonNode run = valid(Samples.run(List.of()));
    assertThat(run.get("results")).isEmpty();
    assertThat(run.get("invocations").get(0).get("executionSuccessful").booleanValue()).isTrue();
    assertThat(run.get("invocations").get(0).get("startTimeUtc").textValue())
        .isEqualTo("2026-01-02T03:04:05.678Z");
  }

  @Test
  void aRunInWhichNothingWasCheckedIsNoSuccess() throws IOException {
    JsonNode invocation = valid(Samples.unchecked()).get("invocations").get(0);
    assertThat(invocation.get("executionSuccessful").booleanValue()).isFalse();
    assertThat(invocation.get("exitCode").intValue()).isEqualTo(1);
    assertThat(invocation.get("toolExecutionNotifications").get(0).get("level").textValue())
        .isEqualTo("error");
  }

  @Test
  void everyKindIsARuleWithItsWeakness() throws IOException {
    JsonNode run = valid(Samples.run(Samples.kinds()));
    JsonNode rules = run.get("tool").get("driver").get("rules");
    assertThat(rules.findValuesAsText("id"))
        .containsSubsequence(
            "data-race/lost-update",
            "data-race/ineffective-lock",
            "atomicity-violation/check-then-act",
            "deadlock");
    JsonNode taxa = run.get("taxonomies").get(0).get("taxa");
    for (JsonNode rule : rules) {
      assertThat(rule.get("help").get("text").textValue()).contains("AtomicLong");
      JsonNode target = rule.get("relationships").get(0).get("target");
      JsonNode taxon = taxa.get(target.get("index").intValue());
      assertThat(taxon.get("id")).isEqualTo(target.get("id"));
      assertThat(rule.get("properties").get("tags").toString())
          .contains("external/cwe/cwe-" + target.get("id").textValue());
    }
    assertThat(taxa.get(2).get("name").textValue()).isEqualTo("Incorrect Synchronization");
    for (JsonNode result : run.get("results")) {
      JsonNode rule = rules.get(result.get("ruleIndex").intValue());
      assertThat(result.get("ruleId")).isEqualTo(rule.get("id"));
    }
    assertThat(run.get("results").get(0).get("level").textValue()).isEqualTo("error");
    assertThat(run.get("results").get(2).get("level").textValue()).isEqualTo("warning");
  }

  @Test
  void bothAccessesAreLocationsAndFlowsAndTheMessageLinksThem() throws IOException {
    JsonNode result = valid(Samples.run(List.of(Samples.locks()))).get("results").get(0);
    assertThat(result.at("/message/text").textValue())
        .startsWith(
            "data race (ineffective lock) on int[100][7]: write by left #31 in Grid.fill,"
                + " [write](1) by right #32 in Grid.fill. Nothing orders");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").textValue()).isEqualTo("app/Grid.java");
    assertThat(place.at("/region/startLine").intValue()).isEqualTo(30);
    assertThat(result.at("/relatedLocations/0/id").intValue()).isEqualTo(1);
    assertThat(result.at("/relatedLocations/0/message/text").textValue())
        .isEqualTo("write by right #32");
    assertThat(result.get("relatedLocations")).hasSize(4); // and 3 locks
    JsonNode flows = result.at("/codeFlows/0/threadFlows");
    assertThat(flows).hasSize(2);
    List<String> steps = new ArrayList<>();
    flows
        .get(0)
        .get("locations")
        .forEach(step -> steps.add(step.at("/location/message/text").textValue()));
    assertThat(steps)
        .containsExactly(
            "started by thread \"main\" #1",
            "calls Grid.fill",
            "takes java.util.concurrent.locks.ReentrantLock@aa",
            "takes java.lang.Object@1",
            "write");
    assertThat(result.get("stacks")).hasSize(4);
    assertThat(result.at("/partialFingerprints/dure~1v1").textValue())
        .isEqualTo(Samples.locks().fingerprint());
    assertThat(result.has("baselineState")).isFalse();
  }

  @Test
  void aFileThatIsFoundIsRelativeToTheRepository() throws IOException {
    Files.createDirectories(directory.resolve(".git"));
    Path source = directory.resolve("core/src/main/java/app/Counter.java");
    Files.createDirectories(Objects.requireNonNull(source.getParent()));
    Files.writeString(source, "package app;\n");
    JsonNode run = valid(Samples.run(List.of(Samples.race())));
    JsonNode artifact =
        run.get("results").get(0).at("/locations/0/physicalLocation/artifactLocation");
    assertThat(artifact.get("uri").textValue()).isEqualTo("core/src/main/java/app/Counter.java");
    assertThat(artifact.get("uriBaseId").textValue()).isEqualTo("SRCROOT");
    assertThat(run.at("/originalUriBaseIds/SRCROOT/uri").textValue())
        .isEqualTo(directory.toUri().toString());
  }

  @Test
  void theBaselineIsInTheResults() throws IOException {
    Run run = Samples.runWithBaseline(List.of(Samples.known(Samples.race()), Samples.locks()));
    JsonNode json = valid(run);
    assertThat(json.get("results").findValuesAsText("baselineState"))
        .containsExactly("unchanged", "new");
    assertThat(json.at("/properties/suppressed").intValue()).isEqualTo(2);
  }

  @Test
  void hostileNamesAreValidAndNoLinks() throws IOException {
    JsonNode results = valid(Samples.run(Samples.hostile())).get("results");
    assertThat(results).hasSize(Samples.HOSTILE.size() + 1);
    for (JsonNode result : results) {
      assertThat(result.at("/message/text").textValue().replaceAll("\\]\\([0-9]\\)", ""))
          .doesNotContain("](");
      for (String uri : result.findValuesAsText("uri")) {
        assertThat(uri).doesNotContain("..").doesNotStartWith("/").doesNotContain(":");
      }
    }
  }

  @Test
  void aNameIsNoWayToAnotherPlace() throws IOException {
    List<String> accesses =
        List.of(
            Samples.access("read", "a", 1, List.of(), "app.X.m(..:3)"),
            Samples.access("read", "b", 2, List.of(), "app.X.m(up/C.java:3)"),
            Samples.access("read", "c", 3, List.of(), "javascript:alert.C.m(C.java:3)"));
    JsonNode result =
        valid(Samples.run(List.of(Samples.read("k", "k", "", "", "x", accesses))))
            .get("results")
            .get(0);
    assertThat(result.at("/locations/0").has("physicalLocation")).isFalse();
    assertThat(result.at("/relatedLocations/0").has("physicalLocation")).isFalse();
    assertThat(result.at("/relatedLocations/1/physicalLocation/artifactLocation/uri").textValue())
        .isEqualTo("javascript%3Aalert/C.java");
  }

  @Test
  void aThousandAreValidAndToldApart() throws IOException {
    JsonNode results = valid(Samples.run(Samples.many(1000))).get("results");
    Set<String> fingerprints = new HashSet<>(results.findValuesAsText("dure/v1"));
    assertThat(fingerprints).hasSize(1000);
  }
}
