package dev.dure.race.instrument;

import org.objectweb.asm.Type;

/**
 * What is told of a call that the program makes itself: a static method of the engine that takes
 * the receiver, some of the arguments, a number that is known already, and the site. Unlike a model
 * it need not name the types of the call, and leaves the call as it is: one that looks at its
 * caller still finds the program.
 *
 * @param descriptor of the method
 * @param from the first of the call's arguments that it takes
 * @param count how many it takes
 * @param known the number; {@link #NONE} if the method takes none
 * @param isAfter whether it is told after the call, and so not if the call throws
 * @param takesResult whether it takes the call's result before all else
 */
record Watch(
    String owner,
    String name,
    String descriptor,
    int from,
    int count,
    int known,
    boolean isAfter,
    boolean takesResult) {

  static final int NONE = -1;

  private static final String PACKAGE = "dev/dure/race/runtime/model/";

  /**
   * A watch told after the call.
   *
   * @param parameters descriptors of the receiver and the arguments that are told
   */
  static Watch after(
      String watcher, String name, String parameters, int from, int count, int known) {
    String last = known == NONE ? "I)V" : "II)V";
    return new Watch(
        PACKAGE + watcher, name, "(" + parameters + last, from, count, known, true, false);
  }

  /** The same, told before the call. */
  Watch before() {
    return new Watch(owner, name, descriptor, from, count, known, false, false);
  }

  /** The same, told with the call's result. */
  Watch withResult(Type type) {
    return new Watch(
        owner,
        name,
        "(" + type.getDescriptor() + descriptor.substring(1),
        from,
        count,
        known,
        true,
        true);
  }
}
