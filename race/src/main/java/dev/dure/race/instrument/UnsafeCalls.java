package dev.dure.race.instrument;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** What is told of the plain accesses of {@code sun.misc.Unsafe} to objects. */
final class UnsafeCalls {

  static final String OWNER = "sun/misc/Unsafe";

  private static final String WATCH = "UnsafeWatch";
  private static final String PLACE = "Ljava/lang/Object;J";
  private static final String PARAMETERS = "Ljava/lang/Object;" + PLACE;
  private static final String KINDS = "Int|Long|Byte|Short|Char|Float|Double|Boolean|Object";

  private UnsafeCalls() {}

  /** What is told of a call, or null. */
  static @Nullable Watch find(String name, String descriptor) {
    if (!descriptor.startsWith("(" + PLACE)) {
      return null; // of an address, or something else
    }
    if (name.matches("get(" + KINDS + ")")) {
      return Watch.after(
          WATCH, "get", PARAMETERS, 0, 2, Type.getReturnType(descriptor).getDescriptor().charAt(0));
    }
    if (name.matches("put(" + KINDS + ")")) {
      return Watch.after(WATCH, "put", PARAMETERS, 0, 2, descriptor.charAt(PLACE.length() + 1));
    }
    return switch (name) {
      case "copyMemory" -> Watch.after(WATCH, name, PARAMETERS + PLACE + "J", 0, 5, Watch.NONE);
      case "setMemory" -> Watch.after(WATCH, name, PARAMETERS + "J", 0, 3, Watch.NONE);
      default -> null;
    };
  }
}
