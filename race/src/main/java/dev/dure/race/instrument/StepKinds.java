package dev.dure.race.instrument;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which instructions look at a variable that orders threads by its value, and which change it
 * whatever it has become meanwhile. See {@link SharedSteps} and {@link KeySteps} for those that are
 * no atomics and no fields. A compare-and-set does neither: it sees for itself.
 */
final class StepKinds {

  private static final String ATOMIC = "java/util/concurrent/atomic/Atomic";

  private static final Set<String> ONE =
      Set.of(ATOMIC + "Integer", ATOMIC + "Long", ATOMIC + "Boolean", ATOMIC + "Reference");

  private static final Set<String> MANY =
      Set.of(ATOMIC + "IntegerArray", ATOMIC + "LongArray", ATOMIC + "ReferenceArray");

  private static final Set<String> LOOKS =
      Set.of(
          "get",
          "getAcquire",
          "getOpaque",
          "getPlain",
          "intValue",
          "longValue",
          "floatValue",
          "doubleValue");

  /** All that store, and return at most what was there, or is there now. */
  private static final Set<String> ACTS =
      Set.of(
          "set",
          "lazySet",
          "setRelease",
          "setOpaque",
          "setPlain",
          "getAndSet",
          "getAndAdd",
          "addAndGet",
          "getAndIncrement",
          "incrementAndGet",
          "getAndDecrement",
          "decrementAndGet");

  /** Those that leave what they are given, whatever was there. */
  private static final Set<String> STORES =
      Set.of("set", "lazySet", "setRelease", "setOpaque", "setPlain");

  private StepKinds() {}

  /** Whether what an act leaves does not depend on what was there. */
  static boolean isStore(AbstractInsnNode act) {
    return !(act instanceof MethodInsnNode call)
        || (isKey(call) ? KeySteps.isStore(call) : STORES.contains(call.name));
  }

  /** Whether a call names a method of a class of atomics. */
  private static boolean isAtomic(MethodInsnNode call) {
    return call.getOpcode() == Opcodes.INVOKEVIRTUAL
        && (ONE.contains(call.owner) || MANY.contains(call.owner));
  }

  /** Whether the variable is an element of the receiver, whose index comes after that. */
  static boolean isElement(MethodInsnNode call) {
    return MANY.contains(call.owner) || SharedSteps.isElement(call);
  }

  /** Whether the variable is what the receiver has for a key, which comes after that. */
  static boolean isKey(MethodInsnNode call) {
    return KeySteps.isOf(call);
  }

  /**
   * The kind of variable at which an instruction looks: the same text for all that may be one
   * variable; or null if it does not look.
   */
  static @Nullable String look(AbstractInsnNode insn, Classes classes) {
    if (insn instanceof MethodInsnNode call) {
      return isAtomic(call)
          ? LOOKS.contains(call.name) ? call.owner : null
          : either(SharedSteps.look(call), KeySteps.look(call));
    }
    int opcode = insn.getOpcode();
    return opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC
        ? field((FieldInsnNode) insn, classes, true)
        : null;
  }

  /** The kind of plain field that an instruction reads or writes, or null. */
  static @Nullable String plain(FieldInsnNode insn, Classes classes) {
    return field(insn, classes, false);
  }

  /** The kind of variable that an instruction changes, or null. */
  static @Nullable String act(AbstractInsnNode insn, Classes classes) {
    if (insn instanceof MethodInsnNode call) {
      return isAtomic(call)
          ? ACTS.contains(call.name) ? call.owner : null
          : either(SharedSteps.act(call), KeySteps.act(call));
    }
    int opcode = insn.getOpcode();
    return opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC
        ? field((FieldInsnNode) insn, classes, true)
        : null;
  }

  private static @Nullable String either(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }

  /** A field with a shadow, or null. */
  private static @Nullable String field(FieldInsnNode insn, Classes classes, boolean isVolatile) {
    Classes.Found found = classes.field(insn.owner, insn.name, insn.desc);
    if (found == null
        || !found.declaring().isInstrumented
        || !found.field().isFollowed()
        || found.field().isVolatile() != isVolatile) {
      return null;
    }
    boolean isStatic =
        insn.getOpcode() == Opcodes.GETSTATIC || insn.getOpcode() == Opcodes.PUTSTATIC;
    return found.field().isStatic() == isStatic ? found.declaring().name + "." + insn.name : null;
  }

  /** Whether what a call returns is thrown away at once. */
  static boolean isDropped(MethodInsnNode call) {
    AbstractInsnNode next = call.getNext();
    while (next instanceof LabelNode
        || next instanceof LineNumberNode
        || next instanceof FrameNode) {
      next = next.getNext();
    }
    return next != null && (next.getOpcode() == Opcodes.POP || next.getOpcode() == Opcodes.POP2);
  }
}
