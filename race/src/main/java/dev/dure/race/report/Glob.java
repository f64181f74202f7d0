package dev.dure.race.report;

/** Matches text against a pattern in which {@code *} is any text and {@code ?} any character. */
final class Glob {

  private final String pattern;

  Glob(String pattern) {
    this.pattern = pattern;
  }

  boolean matches(String text) {
    int p = 0;
    int t = 0;
    int star = -1; // the last * so far, and up to where it has taken text
    int taken = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        taken = t;
      } else if (p < pattern.length() && isOne(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean isOne(char wanted, char c) {
    return wanted == '?' || wanted == c;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
