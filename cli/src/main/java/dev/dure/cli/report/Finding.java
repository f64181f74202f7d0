package dev.dure.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A finding, as reports show it. Of what kinds and patterns there are nothing is assumed here.
 *
 * @param kind what the checker calls it
 * @param pattern what it is an example of; the kind again if it is nothing more
 * @param cwe its entry of the Common Weakness Enumeration, as {@code CWE-362}; may be empty
 * @param certainty empty, or whether it happened
 * @param location in the program's words
 * @param reason why it is one
 * @param advice what to do
 * @param accesses what the threads did; may be empty
 * @param fingerprint what it is known again by
 * @param isKnown whether it is in the baseline
 * @param text the text for people
 */
public record Finding(
    String kind,
    String pattern,
    String cwe,
    String certainty,
    String location,
    String reason,
    String advice,
    List<Access> accesses,
    String fingerprint,
    boolean isKnown,
    String text) {

  /** Two accesses are of two threads, whatever these are called. */
  private static final int PAIR = 2;

  /** What it is, in words: {@code lost update}. */
  String title() {
    return words(pattern);
  }

  /** What kind it is of, in words. */
  String kindTitle() {
    return words(kind);
  }

  /** Kind and pattern as one name. */
  String rule() {
    return kind.equals(pattern) ? kind : kind + "/" + pattern;
  }

  /** What it is and where, in a line. */
  String headline() {
    String what = kind.equals(pattern) ? kindTitle() : kindTitle() + " (" + title() + ")";
    return location.isEmpty() ? what : what + " on " + location;
  }

  /** Whether it only could have happened. */
  boolean isPossible() {
    return certainty.equals("possible");
  }

  /** The accesses of each thread, in the order of their first. */
  List<List<Access>> threads() {
    List<List<Access>> threads = new ArrayList<>();
    for (Access access : accesses) {
      List<Access> own = null;
      for (List<Access> thread : threads) {
        if (accesses.size() > PAIR && thread.getFirst().isOfThreadOf(access)) {
          own = thread;
        }
      }
      if (own == null) {
        own = new ArrayList<>();
        threads.add(own);
      }
      own.add(access);
    }
    return threads;
  }

  private static String words(String id) {
    return id.replace('-', ' ');
  }
}
