package dev.dure.race.instrument;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Which calls are watched, and by what; see {@link Watch}. */
final class CallWatches {

  private static final String FIELD = "java/lang/reflect/Field";
  private static final String FIELD_PARAMETERS = "L" + FIELD + ";Ljava/lang/Object;";
  private static final Watch FIELD_GET = field("get");
  private static final Watch FIELD_SETTING = field("setting").before();
  private static final Watch FIELD_SET = field("set");

  private CallWatches() {}

  /** What is told of a call; nothing, mostly. */
  static List<Watch> find(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.INVOKESPECIAL) {
      return List.of();
    }
    if (owner.equals(FIELD)) {
      return ofField(name, descriptor);
    }
    if (owner.startsWith("dev/dure/")) {
      return SharedSteps.watches(owner, name, descriptor);
    }
    Watch watch = null;
    if (owner.startsWith("java/nio/")) {
      watch = BufferCalls.find(owner, name, descriptor);
    } else if (owner.startsWith("java/lang/foreign/")) {
      watch = SegmentCalls.find(opcode, owner, name, descriptor);
    } else if (owner.equals(UnsafeCalls.OWNER)) {
      watch = UnsafeCalls.find(name, descriptor);
    }
    return watch == null ? List.of() : List.of(watch);
  }

  /** {@code get}, {@code getInt} …; {@code set}, {@code setInt} …. */
  private static List<Watch> ofField(String name, String descriptor) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    if (arguments.length == 0 || !arguments[0].getInternalName().equals("java/lang/Object")) {
      return List.of(); // getName, setAccessible …
    }
    if (name.startsWith("get") && arguments.length == 1) {
      return List.of(FIELD_GET);
    }
    boolean isSet = name.startsWith("set") && arguments.length == 2;
    return isSet ? List.of(FIELD_SETTING, FIELD_SET) : List.of();
  }

  private static Watch field(String name) {
    return Watch.after("FieldWatch", name, FIELD_PARAMETERS, 0, 1, Watch.NONE);
  }
}
