package dev.dure.race.instrument;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What is told of the calls of {@code MemorySegment}, which JDK 22 has brought. */
final class SegmentCalls {

  private static final int SINCE = 22;
  private static final boolean EXISTS = Runtime.version().feature() >= SINCE;

  private static final String WATCH = "SegmentWatch";
  private static final String PACKAGE = "java/lang/foreign/";
  private static final String SEGMENT = PACKAGE + "MemorySegment";
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final Type ANY = Type.getType(OBJECT);

  private SegmentCalls() {}

  /** What is told of a call, or null. */
  static @Nullable Watch find(int opcode, String owner, String name, String descriptor) {
    if (!EXISTS || !owner.startsWith(PACKAGE)) {
      return null;
    }
    Type[] arguments = Type.getArgumentTypes(descriptor);
    if (!owner.equals(SEGMENT)) {
      if (name.equals("varHandle") && arguments.length == 0) {
        return Watch.after(WATCH, name, OBJECT, 0, 0, Watch.NONE)
            .withResult(Type.getType(VarHandle.class));
      }
      boolean allocates = opcode != Opcodes.INVOKESTATIC && name.startsWith("allocate");
      return allocates
          ? Watch.after(WATCH, "allocated", OBJECT, 0, 0, Watch.NONE).withResult(ANY)
          : null;
    }
    return switch (name) {
      case "get", "getAtIndex", "set", "setAtIndex" ->
          Watch.after(WATCH, name, OBJECT + "J", 1, 1, width(arguments[0]));
      case "getString" -> all(name, OBJECT, arguments).withResult(Type.getType(String.class));
      case "setString", "copyFrom" -> all(name, OBJECT, arguments);
      case "fill", "toArray" -> Watch.after(WATCH, name, OBJECT, 0, 0, Watch.NONE);
      case "copy" -> all(name, "", arguments);
      default -> null;
    };
  }

  private static Watch all(String name, String receiver, Type[] arguments) {
    StringBuilder parameters = new StringBuilder(receiver);
    for (Type type : arguments) {
      boolean isNew = type.getDescriptor().startsWith("L" + PACKAGE);
      parameters.append(isNew ? OBJECT : type.getDescriptor());
    }
    return Watch.after(WATCH, name, parameters.toString(), 0, arguments.length, Watch.NONE);
  }

  /** The bytes of a value, by the type of its layout. */
  private static int width(Type layout) {
    String name = layout.getInternalName();
    return switch (name.substring(name.lastIndexOf('/') + 1)) {
      case "ValueLayout$OfByte", "ValueLayout$OfBoolean" -> 1;
      case "ValueLayout$OfChar", "ValueLayout$OfShort" -> 2;
      case "ValueLayout$OfInt", "ValueLayout$OfFloat" -> 4;
      default -> 8; // AddressLayout, too: there is no JVM of less than 64 bits that has segments
    };
  }
}
