package dev.dure.race.report;

/** The lines with which a report ends. */
public final class Summary {

  private Summary() {}

  /**
   * The last line.
   *
   * @param count how many findings were told
   * @return the line, without its end
   */
  public static String found(int count) {
    if (count == 0) {
      return "dure: no data race found";
    }
    return "dure: " + count + (count == 1 ? " data race found" : " data races found");
  }

  /**
   * The line before the last.
   *
   * @param count how many findings were suppressed
   * @return the line, without its end
   */
  public static String suppressed(int count) {
    return "dure: " + count + (count == 1 ? " data race" : " data races") + " suppressed";
  }
}
