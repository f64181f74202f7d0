package dev.dure.stress;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * The words of a command line, read from left to right: options, some of which have a value behind
 * them. Where a word is not allowed, an {@link IllegalArgumentException} says which it was and what
 * is.
 */
public final class Arguments {

  private final String[] words;
  private final String usage;
  private String option = "";
  private int read;

  /**
   * Begins before the first word.
   *
   * @param words the command line
   * @param usage what is said of all options when one is not known
   */
  public Arguments(String[] words, String usage) {
    this.words = words.clone();
    this.usage = usage;
  }

  /**
   * Goes on to the next option.
   *
   * @return false if there is none
   */
  public boolean next() {
    if (read == words.length) {
      return false;
    }
    option = words[read++];
    return true;
  }

  /** The option of which is spoken. */
  public String option() {
    return option;
  }

  /** The value of the option. */
  public String value() {
    if (read == words.length) {
      throw new IllegalArgumentException(
          "\"" + option + "\" is unknown or lacks its value.\n" + usage);
    }
    return words[read++];
  }

  /** The value of the option, a number from {@code low} to {@code high}. */
  public int number(int low, int high) {
    return number(option, value(), low, high);
  }

  /** The value of the option, any number of 64 bits. */
  public long seed() {
    return within(option, value(), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The value of the option, a constant's name in letters of any size. */
  public <E extends Enum<E>> E one(Class<E> type) {
    return one(type, value());
  }

  /** The value of the option, names of constants with commas between them. */
  public <E extends Enum<E>> List<E> some(Class<E> type) {
    return Arrays.stream(value().split(",", -1)).map(name -> one(type, name)).toList();
  }

  /** What to throw of an option that there is not. */
  public IllegalArgumentException unknown() {
    return new IllegalArgumentException("\"" + option + "\" is unknown.\n" + usage);
  }

  /**
   * Reads a number.
   *
   * @param what it is, for the message
   * @param text what was given
   * @param low the smallest that is allowed
   * @param high the largest that is allowed
   * @return the number
   */
  public static int number(String what, String text, int low, int high) {
    return (int) within(what, text, low, high);
  }

  private static long within(String what, String text, long low, long high) {
    try {
      long number = Long.parseLong(text);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Not allowed either.
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT, "%s %s is not allowed; allowed are %,d to %,d.", what, text, low, high));
  }

  private static <E extends Enum<E>> E one(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(
              "\"%s\" is not one of %s.",
              name, EnumSet.allOf(type).toString().toLowerCase(Locale.ROOT)),
          e);
    }
  }
}
