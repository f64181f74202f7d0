package dev.dure.process;

/**
 * Some tasks of a job, in a row.
 *
 * @param from the first of them
 * @param to the first that is not one of them
 */
record Part(Job job, int from, int to) {

  static Part whole(Job job) {
    return new Part(job, 0, job.size());
  }

  int size() {
    return to - from;
  }
}
