package dev.dure.benchmarks.programs;

import java.util.SplittableRandom;

/** Text in which few words are frequent and many are rare, as in texts of people. */
final class Prose {

  private static final int VOCABULARY = 20_000;
  private static final int LETTERS = 26;

  private Prose() {}

  static String of(long seed, int words) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(word(random)).append(i % 12 == 11 ? ".\n" : " ");
    }
    return text.toString();
  }

  static String word(SplittableRandom random) {
    double skewed = Math.pow(random.nextDouble(), 3);
    return word((int) (skewed * VOCABULARY));
  }

  static String word(int rank) {
    StringBuilder word = new StringBuilder("w");
    for (int rest = rank; rest > 0; rest /= LETTERS) {
      word.append((char) ('a' + rest % LETTERS));
    }
    return word.toString();
  }
}
