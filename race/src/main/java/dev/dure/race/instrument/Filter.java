package dev.dure.race.instrument;

import dev.dure.race.Options;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which classes are instrumented. It is known by the name alone, so that all others know it too.
 */
final class Filter {

  private static final List<String> NEVER =
      List.of(
          "java/",
          "javax/",
          "jdk/",
          "sun/",
          "com/sun/",
          "org/w3c/dom/",
          "org/xml/sax/",
          "org/ietf/jgss/",
          "netscape/javascript/",
          "dev/dure/race/",
          "org/jacoco/",
          "net/bytebuddy/",
          "org/mockito/");

  private final List<Pattern> include;
  private final List<Pattern> exclude;
  private final Set<String> loadedBefore;

  /**
   * A filter.
   *
   * @param loadedBefore names of classes that were there before the agent
   */
  Filter(Options options, Set<String> loadedBefore) {
    this.include = options.include().stream().map(Filter::pattern).toList();
    this.exclude = options.exclude().stream().map(Filter::pattern).toList();
    this.loadedBefore = loadedBefore;
  }

  /** Whether a class is instrumented, unless it turns out to be the JDK's. */
  boolean accepts(String internalName) {
    for (String prefix : NEVER) {
      if (internalName.startsWith(prefix)) {
        return false;
      }
    }
    if (loadedBefore.contains(internalName)) {
      return false;
    }
    if (include.isEmpty() && exclude.isEmpty()) {
      return true;
    }
    String name = internalName.replace('/', '.');
    return (include.isEmpty() || matches(include, name)) && !matches(exclude, name);
  }

  private static boolean matches(List<Pattern> globs, String name) {
    return globs.stream().anyMatch(glob -> glob.matcher(name).matches());
  }

  /** A star is any number of characters, dots too; a question mark is one. */
  private static Pattern pattern(String glob) {
    var regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }
}
