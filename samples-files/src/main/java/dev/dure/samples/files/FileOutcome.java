package dev.dure.samples.files;

import java.time.Duration;

/**
 * What became of one file.
 *
 * @param file its name, as it is
 * @param ending how it went
 * @param exception the simple name of the exception's class; empty if it was parsed
 * @param why what was found, or what went wrong, in one line that is harmless for a terminal
 * @param time from its submission to its end
 */
record FileOutcome(String file, Ending ending, String exception, String why, Duration time) {

  /** What the file claims to be. */
  String kind() {
    return Parsers.kindOf(file);
  }
}
