package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A mistyped key would be noticed only after minutes of measuring. */
class CatalogueTest {

  private static final Set<BenchmarkListEntry> ALL =
      BenchmarkList.defaultList()
          .getAll(
              OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of());

  private static Set<String> named() {
    return Catalogue.sections().stream()
        .flatMap(section -> section.pairings().stream())
        .flatMap(pairing -> Stream.of(pairing.dure(), pairing.peer()))
        .collect(Collectors.toSet());
  }

  /** The keys of a benchmark, one for each combination of its parameters. */
  private static Set<String> keys(BenchmarkListEntry entry) {
    Set<String> keys = new HashSet<>(Set.of(""));
    for (var parameter : sortedParameters(entry).entrySet()) {
      Set<String> longer = new HashSet<>();
      for (String key : keys) {
        for (String value : parameter.getValue()) {
          longer.add(key + (key.isEmpty() ? "" : ",") + parameter.getKey() + "=" + value);
        }
      }
      keys = longer;
    }
    String method = entry.getUsername().substring("dev.dure.benchmarks.".length());
    return keys.stream()
        .map(key -> key.isEmpty() ? method : method + "[" + key + "]")
        .collect(Collectors.toSet());
  }

  private static SortedMap<String, String[]> sortedParameters(BenchmarkListEntry entry) {
    return new TreeMap<>(entry.getParams().orElse(Map.of()));
  }

  @Test
  void namesEveryBenchmarkAndNoOther() {
    Set<String> there = new TreeSet<>();
    ALL.forEach(entry -> there.addAll(keys(entry)));

    assertThat(named()).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void goalsAreThoseOfTheIssue() {
    assertThat(
            Catalogue.sections().stream()
                .flatMap(section -> section.pairings().stream())
                .filter(pairing -> pairing.goal() != null)
                .map(Pairing::dure))
        .containsExactly(
            "ValueBenchmark.getAndAdd[space=heap]",
            "ValueBenchmark.getAndAdd[space=memory]",
            "LockBenchmark.sharedLock[age=young,space=heap]",
            "LockBenchmark.sharedLock[age=young,space=memory]",
            "LockBenchmark.sharedLock[age=old,space=heap]",
            "LockBenchmark.sharedLock[age=old,space=memory]");
  }

  @Test
  void bothSidesOfAPairingRunInTheSameRounds() {
    Schedule schedule = Schedule.of(Catalogue.sections());
    List<Set<String>> sets = List.of(schedule.often(), schedule.seldom(), schedule.once());

    assertThat(Catalogue.sections())
        .flatExtracting(Section::pairings)
        .allSatisfy(
            pairing -> {
              String dure = JmhRounds.method(pairing.dure());
              String peer = JmhRounds.method(pairing.peer());
              assertThat(sets.stream().filter(set -> set.contains(dure))).hasSize(1);
              assertThat(sets).allMatch(set -> set.contains(dure) == set.contains(peer));
            });
  }

  @Test
  void aKeyWithoutItsParametersIsAMethod() {
    assertThat(JmhRounds.method("A.b[c=d]")).isEqualTo("A.b");
    assertThat(JmhRounds.method("A.b")).isEqualTo("A.b");
  }
}
