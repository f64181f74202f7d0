package dev.dure.benchmarks.programs;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Kernels on strings and maps, which are classes of the JDK. */
final class TextKernels {

  private static final int WORDS = 150_000;
  private static final int MERGES = 400_000;
  private static final int VOCABULARY = 2_000;
  private static final int SEED = 42;

  private TextKernels() {}

  static Work wordCount(Amount amount) {
    int words = amount.of(WORDS);
    return () ->
        Crew.sum(
            worker ->
                () -> {
                  String text = text(words, SEED + worker);
                  Map<String, Integer> counts = new HashMap<>();
                  int start = 0;
                  for (int end = text.indexOf(' '); end >= 0; end = text.indexOf(' ', start)) {
                    counts.merge(text.substring(start, end), 1, Integer::sum);
                    start = end + 1;
                  }
                  return weigh(counts);
                });
  }

  private static String text(int words, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      for (int number = random.nextInt(VOCABULARY) + 1; number > 0; number /= 26) {
        text.append((char) ('a' + number % 26));
      }
      text.append(' ');
    }
    return text.toString();
  }

  private static long weigh(Map<String, Integer> counts) {
    long sum = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      sum += (long) entry.getKey().hashCode() * entry.getValue();
    }
    return sum;
  }

  static Work mapMerge(Amount amount) {
    int merges = amount.of(MERGES);
    String[] words = new String[VOCABULARY];
    for (int i = 0; i < words.length; i++) {
      words[i] = "word-" + i;
    }
    return () -> {
      ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
      Crew.run(
          () -> {
            SplittableRandom random = new SplittableRandom(SEED);
            for (int i = 0; i < merges; i++) {
              counts.merge(words[random.nextInt(VOCABULARY)], 1, Integer::sum);
            }
          });
      return weigh(counts);
    };
  }
}
