package dev.dure.race.instrument;

/** Which class is a kind of which, read from class files; nothing is loaded. */
public interface ClassHierarchy {

  /**
   * Whether a class is another one, or a subclass or implementor of it. False also where a class
   * file on the way cannot be found.
   *
   * @param internalName with slashes
   * @param ofInternalName with slashes
   */
  boolean isSubclass(String internalName, String ofInternalName);
}
