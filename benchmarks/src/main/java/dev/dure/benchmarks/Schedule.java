package dev.dure.benchmarks;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which JMH benchmarks run how often. The two of a pairing always run in the same rounds, since a
 * ratio needs both.
 *
 * @param often class and method of what has a goal, and of what is compared with that
 * @param seldom of the rest
 * @param once of what is timed call by call; as often as the rest
 */
record Schedule(Set<String> often, Set<String> seldom, Set<String> once) {

  static Schedule of(List<Section> sections) {
    List<Pairing> all = sections.stream().flatMap(s -> s.pairings().stream()).toList();
    Set<String> often = new TreeSet<>();
    Set<String> seldom = new TreeSet<>();
    Set<String> once = new TreeSet<>();
    all.stream().filter(p -> p.goal() != null).forEach(p -> addTo(often, p));
    for (Pairing pairing : all) {
      if (methods(pairing).anyMatch(often::contains)) {
        addTo(often, pairing);
      }
    }
    for (Pairing pairing : all) {
      if (isSingleShot(pairing)) {
        addTo(once, pairing);
      } else if (methods(pairing).noneMatch(often::contains)) {
        addTo(seldom, pairing);
      }
    }
    return new Schedule(often, seldom, once);
  }

  private static void addTo(Set<String> set, Pairing pairing) {
    methods(pairing).forEach(set::add);
  }

  private static Stream<String> methods(Pairing pairing) {
    return Stream.of(pairing.dure(), pairing.peer()).map(JmhRounds::method);
  }

  private static boolean isSingleShot(Pairing pairing) {
    return pairing.dure().startsWith(StartBenchmark.class.getSimpleName());
  }
}
