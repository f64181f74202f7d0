package dev.dure.race.report;

import java.util.regex.Pattern;

/** The text of a finding as a build tells it: without the rules round it, and with short stacks. */
public final class TestText {

  /** What is below a test in each stack. */
  private static final Pattern RUNNERS =
      Pattern.compile(
          "(?m)^ +at (org\\.junit\\.(platform|jupiter)|org\\.apache\\.maven\\.surefire)\\..*\\n");

  private static final Pattern RULES = Pattern.compile("(?m)^=+\\n(dure: )?");

  private TestText() {}

  /**
   * Shortens a text.
   *
   * @param text of a finding, as {@link Journal.Told} has it
   * @return the same without rules, and without the frames of who runs tests
   */
  public static String of(String text) {
    String plain = RULES.matcher(text).replaceAll("");
    return RUNNERS.matcher(plain).replaceAll("").stripTrailing();
  }
}
