package dev.dure.internal;

import dev.dure.Space;

/** What may be a name of a shared object. */
public final class Names {

  private Names() {}

  /**
   * Checks a name.
   *
   * @return the name
   * @throws IllegalArgumentException if it is empty, too long or has characters that would not
   *     print
   */
  public static String check(String name) {
    int bytes = Utf8.length(name);
    if (bytes == 0 || bytes > Space.MAX_NAME_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "The name \"%s\" has %d bytes of UTF-8; allowed are 1 to %d.",
              Utf8.printable(name), bytes, Space.MAX_NAME_BYTES));
    }
    int bad = Utf8.loneSurrogate(name);
    for (int i = 0; i < name.length() && bad < 0; i++) {
      if (Character.isISOControl(name.charAt(i))) {
        bad = i;
      }
    }
    if (bad >= 0) {
      throw new IllegalArgumentException(
          String.format(
              "The name \"%s\" has U+%04X at %d; control characters and lone surrogates are not"
                  + " allowed.",
              Utf8.printable(name), (int) name.charAt(bad), bad));
    }
    return name;
  }
}
