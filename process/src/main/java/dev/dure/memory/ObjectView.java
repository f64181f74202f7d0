package dev.dure.memory;

/**
 * An object of a segment, seen from outside.
 *
 * @param name its name, or empty; of a condition with a name that of its lock, a dot and its own
 * @param kind the kind of object, in a word: {@code long}, {@code lock}, {@code queue}
 * @param shape all that its users agree on, in words: {@code long[100]}, {@code lock
 *     (OwnerDeath.ABANDON)}
 * @param at where it stands in the segment, in bytes from its start; tells objects without a name
 *     apart
 * @param bytes how much it takes there
 * @param state what was seen in it
 */
public record ObjectView(
    String name, String kind, String shape, long at, long bytes, ObjectState state) {

  /**
   * What it is called by: its name, or where it stands.
   *
   * @return {@code hits}, or {@code @20608}
   */
  public String label() {
    return name.isEmpty() ? "@" + at : name;
  }
}
