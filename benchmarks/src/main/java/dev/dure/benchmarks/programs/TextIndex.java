package dev.dure.benchmarks.programs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An index from words to the places where they stand, made and asked with parallel streams. */
final class TextIndex implements Work {

  private static final int DOCUMENTS = 4_000;
  private static final int WORDS = 250;
  private static final int QUERIES = 200;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[ .\n]+");

  private final Map<String, Collection<Place>> index = new ConcurrentHashMap<>();
  private final int documents;
  private final int queries;

  TextIndex(Amount amount) {
    documents = amount.of(DOCUMENTS);
    queries = amount.of(QUERIES);
  }

  private record Place(int document, int word) {}

  @Override
  public long run() {
    IntStream.range(0, documents).parallel().forEach(this::add);
    long found = IntStream.range(0, queries).parallel().mapToLong(this::ask).sum();
    return found + longest();
  }

  private void add(int document) {
    String text = Prose.of(document, WORDS).toUpperCase(Locale.ROOT);
    String[] words = BETWEEN_WORDS.split(text, -1);
    for (int i = 0; i < words.length; i++) {
      if (words[i].isEmpty()) {
        continue; // behind the last full stop
      }
      Place place = new Place(document, i);
      boolean _ = index.computeIfAbsent(words[i], _ -> new ConcurrentLinkedQueue<>()).add(place);
    }
  }

  /** In how many documents two words both are, weighed by how often. */
  private long ask(int number) {
    Map<Integer, Long> first = documentsWith(number);
    Map<Integer, Long> second = documentsWith(number * 2 + 1);
    long sum = 0;
    for (Map.Entry<Integer, Long> entry : first.entrySet()) {
      sum += entry.getValue() * second.getOrDefault(entry.getKey(), 0L);
    }
    return sum;
  }

  private Map<Integer, Long> documentsWith(int rank) {
    String word = Prose.word(rank).toUpperCase(Locale.ROOT);
    return index.getOrDefault(word, List.of()).stream()
        .collect(Collectors.groupingBy(Place::document, Collectors.counting()));
  }

  private long longest() {
    List<String> words = new ArrayList<>(index.keySet());
    return words.parallelStream()
        .sorted()
        .flatMap(word -> Stream.of(word, word.substring(1)))
        .mapToLong(word -> (long) word.hashCode() * index.getOrDefault(word, List.of()).size())
        .sum();
  }
}
