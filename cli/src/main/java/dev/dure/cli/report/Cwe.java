package dev.dure.cli.report;

import java.util.Map;

/** The entries of the Common Weakness Enumeration that mistakes of this kind have. */
final class Cwe {

  private static final String PREFIX = "CWE-";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(
              "362",
              "Concurrent Execution using Shared Resource with Improper Synchronization ('Race"
                  + " Condition')"),
          Map.entry("366", "Race Condition within a Thread"),
          Map.entry("367", "Time-of-check Time-of-use (TOCTOU) Race Condition"),
          Map.entry("413", "Improper Resource Locking"),
          Map.entry("543", "Use of Singleton Pattern Without Synchronization"),
          Map.entry("567", "Unsynchronized Access to Shared Data in a Multithreaded Context"),
          Map.entry("609", "Double-Checked Locking"),
          Map.entry("662", "Improper Synchronization"),
          Map.entry("667", "Improper Locking"),
          Map.entry("764", "Multiple Locks of a Critical Resource"),
          Map.entry("765", "Multiple Unlocks of a Critical Resource"),
          Map.entry("820", "Missing Synchronization"),
          Map.entry("821", "Incorrect Synchronization"),
          Map.entry("832", "Unlock of a Resource that is not Locked"),
          Map.entry("833", "Deadlock"));

  private Cwe() {}

  /** The number of an entry, as {@code 362}; empty if it is none. */
  static String number(String cwe) {
    String number = cwe.startsWith(PREFIX) ? cwe.substring(PREFIX.length()) : "";
    return number.matches("[0-9]{1,6}") ? number : "";
  }

  /** What an entry is called. */
  static String name(String number) {
    return NAMES.getOrDefault(number, PREFIX + number);
  }

  /** Its page. */
  static String uri(String number) {
    return "https://cwe.mitre.org/data/definitions/" + number + ".html";
  }
}
