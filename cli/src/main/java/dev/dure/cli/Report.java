package dev.dure.cli;

import dev.dure.samples.Lesson;
import java.util.List;

/** Where the results of the tour go: a table for people, or JSON for programs. */
interface Report {

  /** The first run is about to start. */
  void begin(int workers, int steps);

  /** A run has ended. */
  void add(Result result);

  /** The two runs of a lesson cannot be made on this machine. */
  void addAbsent(Lesson lesson);

  /** All runs have ended. */
  void end(List<Result> results);
}
