package dev.dure.race.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What stays of a finding from run to run and while the source is worked on, so that it is known
 * again: the kind, the location, and the methods of the accesses.
 *
 * <p>No lines, objects, indices and sizes, and none of the numbers that compilers and libraries
 * give to what has no name: {@code lambda$main$0}, {@code Main$1}. No callers either: which of the
 * ways to a place is the one that is caught is up to the schedule, as is where an array is first
 * used.
 *
 * <pre>
 *   data-race | Counter.total of app.Counter | app.Counter.add | app.Counter.get
 * </pre>
 */
public final class Fingerprint {

  /** Between the parts of a fingerprint, and of a key. */
  static final String SEPARATOR = " | ";

  private static final String FIRST_USED = " first used at ";

  /** What takes the place of a number. */
  private static final char ANY = '*';

  private Fingerprint() {}

  /** The whole, readable; one line, in which nothing does anything to a terminal. */
  static String text(Finding finding) {
    List<String> places = new ArrayList<>();
    for (Side side : finding.identifying()) {
      StackTraceElement place = side.place();
      String name =
          place == null ? "?" : stable(place.getClassName() + "." + place.getMethodName());
      places.add(escape(name));
    }
    places.sort(null);
    String location = finding.location();
    int used = location.indexOf(FIRST_USED);
    String where = Location.withoutIdentity(used < 0 ? location : location.substring(0, used));
    return finding.kind().id()
        + SEPARATOR
        + escape(stable(where))
        + SEPARATOR
        + String.join(SEPARATOR, places);
  }

  /**
   * The same in short: FNV-1a, 64 bits. A digest of the JDK would load its providers within the
   * program that is checked.
   *
   * @param text of a fingerprint
   * @return 16 hexadecimal digits
   */
  public static String of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ (text.charAt(i) & 0xff)) * 0x100000001b3L;
      hash = (hash ^ (text.charAt(i) >> 8)) * 0x100000001b3L;
    }
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
  }

  /** Names without the numbers that the next build may give to something else. */
  static String stable(String names) {
    StringBuilder out = new StringBuilder(names.length());
    boolean random = false;
    int i = 0;
    while (i < names.length()) {
      char c = names.charAt(i++);
      out.append(c);
      if (c != '$' && c != '/') {
        continue;
      }
      int end = i;
      while (end < names.length() && isPartOfWord(names.charAt(end))) {
        end++;
      }
      String word = names.substring(i, end);
      if (random || (c == '/' && startsWithDigit(word)) || isSuffix(names, i, word)) {
        out.append(word.isEmpty() ? "" : ANY);
      } else {
        out.append(withoutNumber(word));
      }
      random = word.equals("ByteBuddy") || word.equals("auxiliary");
      i = end;
    }
    return out.toString();
  }

  /** {@code 1Local} and {@code Proxy12}; a name that merely ends in a digit stays. */
  private static String withoutNumber(String word) {
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    if (digits > 0) {
      return ANY + word.substring(digits);
    }
    String proxy = "Proxy";
    boolean isProxy = word.startsWith(proxy) && startsWithDigit(word.substring(proxy.length()));
    return isProxy ? proxy + ANY : word;
  }

  /** {@code $$4f3a1b}, as libraries that make classes put it behind a name. */
  private static boolean isSuffix(String names, int start, String word) {
    boolean digit = false;
    for (int i = 0; i < word.length(); i++) {
      if (Character.digit(word.charAt(i), 16) < 0) {
        return false;
      }
      digit |= Character.isDigit(word.charAt(i));
    }
    return digit && start > 1 && names.charAt(start - 2) == '$';
  }

  private static boolean startsWithDigit(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /**
   * What somebody says is the text of a fingerprint: as it is, if it has nothing that none has.
   *
   * @param text of a journal, which whoever runs in the checked program can write
   * @return one line, in which nothing does anything to a terminal
   */
  static String harmless(String text) {
    return escape(text, "");
  }

  /** A class file may give any name to a class. */
  private static String escape(String names) {
    return escape(names, "\\|");
  }

  private static String escape(String text, String special) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = (c >= ' ' && c < 0x7f) || (c > 0x7f && Character.isLetterOrDigit(c));
      if (isPlain && special.indexOf(c) < 0) {
        out.append(c);
      } else {
        String digits = Integer.toHexString(c);
        out.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
      }
    }
    return out.toString();
  }
}
