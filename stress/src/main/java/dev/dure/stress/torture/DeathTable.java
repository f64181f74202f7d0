package dev.dure.stress.torture;

import static dev.dure.stress.JsonText.quote;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many came to which end, and where their processes came from. */
final class DeathTable {

  private final Map<Scenario, Map<String, Map<Origin, Integer>>> deaths =
      new EnumMap<>(Scenario.class);

  void add(Scenario scenario, String label, Origin origin) {
    var _ =
        deaths
            .computeIfAbsent(scenario, s -> new TreeMap<>())
            .computeIfAbsent(label, l -> new EnumMap<>(Origin.class))
            .merge(origin, 1, Integer::sum);
  }

  /** How many there are of an origin. */
  int count(Origin origin) {
    return deaths.values().stream()
        .flatMap(labels -> labels.values().stream())
        .mapToInt(counts -> counts.getOrDefault(origin, 0))
        .sum();
  }

  /** The points at which nobody has killed himself so far. */
  List<String> pointsMissed() {
    return Scenario.points().stream()
        .filter(
            point ->
                deaths.entrySet().stream()
                    .filter(entry -> entry.getKey().isAtPoints())
                    .noneMatch(entry -> entry.getValue().containsKey(point)))
        .toList();
  }

  String text(int rounds) {
    StringBuilder text = new StringBuilder();
    text.append(line("scenario", "end", Origin::words));
    deaths.forEach(
        (scenario, labels) ->
            labels.forEach(
                (label, counts) ->
                    text.append(
                        line(
                            scenario.name(),
                            label,
                            origin -> counts.getOrDefault(origin, 0).toString()))));
    text.append(line("all", "in " + rounds + " rounds", origin -> Integer.toString(count(origin))));
    List<String> missed = pointsMissed();
    text.append("\npoints without a kill: ");
    text.append(missed.isEmpty() ? "none" : String.join(", ", missed)).append('\n');
    return text.toString();
  }

  private static String line(String scenario, String label, Function<Origin, String> column) {
    String columns =
        Arrays.stream(Origin.values())
            .map(origin -> String.format(Locale.ROOT, " %17s", column.apply(origin)))
            .collect(Collectors.joining());
    return String.format(Locale.ROOT, "%-12s %-44s%s%n", scenario, label, columns);
  }

  /** A JSON array of objects. */
  String json() {
    return deaths.entrySet().stream()
        .flatMap(
            scenario ->
                scenario.getValue().entrySet().stream()
                    .map(label -> json(scenario.getKey(), label.getKey(), label.getValue())))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String json(Scenario scenario, String label, Map<Origin, Integer> counts) {
    return counts.entrySet().stream()
        .map(
            count ->
                String.format(
                    Locale.ROOT,
                    "{\"scenario\": %s, \"end\": %s, \"origin\": %s, \"kills\": %d}",
                    quote(scenario.name()),
                    quote(label),
                    quote(count.getKey().words()),
                    count.getValue()))
        .collect(Collectors.joining(", "));
  }
}
