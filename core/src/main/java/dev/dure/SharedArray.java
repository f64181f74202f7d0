package dev.dure;

/**
 * What arrays of every element type have in common. A range of an array is an array too, over the
 * same elements.
 */
public interface SharedArray extends SharedObject {

  /**
   * The number of elements. It never changes.
   *
   * @return the length
   */
  int length();
}
