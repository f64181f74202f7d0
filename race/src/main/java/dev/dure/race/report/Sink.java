package dev.dure.race.report;

import java.io.IOException;

/** Where findings go. The calls come one at a time. */
interface Sink {

  /** A finding that was not told before. */
  void tell(Finding finding) throws IOException;

  /** A finding that the user has asked not to be told. */
  void suppressed(Suppressions.Entry entry, Finding finding) throws IOException;

  /**
   * The program ends; whatever may still come is told as before, and then this again.
   *
   * @param found how many findings were told
   */
  void end(int found) throws IOException;
}
