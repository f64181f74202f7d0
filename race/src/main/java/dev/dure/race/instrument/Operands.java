package dev.dure.race.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a call takes from the stack, kept in locals for as long as it is needed: the receiver, and
 * the arguments. No frame tells of these locals, since no jump leads in between.
 */
final class Operands {

  /** The receiver first, if there is one. */
  private final Type[] types;

  private final int[] locals;
  private final int first; // of the arguments

  /**
   * The operands of a call.
   *
   * @param hasReceiver whether there is one
   * @param base the local from which on they are kept
   */
  Operands(boolean hasReceiver, String descriptor, int base) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    first = hasReceiver ? 1 : 0;
    types = new Type[first + arguments.length];
    locals = new int[types.length];
    int local = base;
    for (int i = 0; i < types.length; i++) {
      types[i] = i < first ? Type.getType(Object.class) : arguments[i - first];
      locals[i] = local;
      local += types[i].getSize();
    }
  }

  /** How many locals they need, at the most. */
  static int size(String descriptor) {
    return Type.getArgumentsAndReturnSizes(descriptor) >> 2;
  }

  /** Takes them from the stack. */
  Code store() {
    Code code = new Code();
    for (int i = types.length - 1; i >= 0; i--) {
      code.local(types[i].getOpcode(Opcodes.ISTORE), locals[i]);
    }
    return code;
  }

  /** Puts all of them on the stack. */
  Code load() {
    Code code = new Code();
    for (int i = 0; i < types.length; i++) {
      load(code, i);
    }
    return code;
  }

  Code loadReceiver() {
    Code code = new Code();
    load(code, 0);
    return code;
  }

  /** One argument, by its number from 0 up. */
  Code loadArgument(int argument) {
    Code code = new Code();
    load(code, first + argument);
    return code;
  }

  /**
   * Tells what a watch wants to know; the result of the call, if it takes that, is on the stack.
   */
  Code tell(Watch watch, int site) {
    Code code = new Code();
    if (watch.takesResult()) {
      boolean isWide = Type.getArgumentTypes(watch.descriptor())[0].getSize() == 2;
      code.op(isWide ? Opcodes.DUP2 : Opcodes.DUP);
    }
    if (first == 1) {
      load(code, 0);
    }
    for (int i = 0; i < watch.count(); i++) {
      load(code, first + watch.from() + i);
    }
    if (watch.known() != Watch.NONE) {
      code.push(watch.known());
    }
    return code.push(site).call(watch.owner(), watch.name(), watch.descriptor());
  }

  private void load(Code code, int operand) {
    code.local(types[operand].getOpcode(Opcodes.ILOAD), locals[operand]);
  }
}
