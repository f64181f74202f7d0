package dev.dure.race.runtime.model;

import java.lang.reflect.Array;

/** The one method of arrays: {@code clone}, which reads all elements. */
public final class ArrayCalls {

  private ArrayCalls() {}

  /** Stands for {@code clone} of any array. */
  public static Object clone(Object array, int site) {
    Ranges.read(array, site);
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }
}
