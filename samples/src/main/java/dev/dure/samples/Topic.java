package dev.dure.samples;

/** What the lessons are about: one hazard each, with its mend. */
public enum Topic {
  /** Many workers add to one counter. */
  COUNTER(
      1,
      "one counter",
      "data race",
      "Adding 1 is a read and a write, and workers that do it at once write over each other."
          + " Hold one lock round every access."),

  /** Many workers append to one list. */
  LIST(
      2,
      "one list",
      "ineffective lock",
      "A lock that is made for each call excludes nobody. All workers have to take the same one:"
          + " make it once, where the list is made, and share it."),

  /** Workers with memory of their own share one value and one array. */
  VALUE_AND_ARRAY(
      3,
      "value and array",
      "atomicity violation",
      "A get and a set are atomic each; together they are not. A step that reads and then"
          + " writes needs one operation for both: increment, getAndAdd, update."
          + " (Each step counts twice here, in the value and in the array.)");

  private final int number;
  private final String title;
  private final String hazard;
  private final String learnt;

  Topic(int number, String title, String hazard, String learnt) {
    this.number = number;
    this.title = title;
    this.hazard = hazard;
    this.learnt = learnt;
  }

  /**
   * The number of the lesson.
   *
   * @return 1, 2 or 3
   */
  public int number() {
    return number;
  }

  /**
   * What the workers share, in a word or two.
   *
   * @return the title
   */
  public String title() {
    return title;
  }

  /**
   * What the broken variant suffers from.
   *
   * @return the name of the hazard
   */
  public String hazard() {
    return hazard;
  }

  /**
   * What is to be learnt: the hazard and the mend.
   *
   * @return two or three sentences
   */
  public String learnt() {
    return learnt;
  }
}
