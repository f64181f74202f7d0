package dev.dure.race.instrument;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.tree.analysis.Value;

/**
 * Finds the accesses to arrays that never leave the method which makes them: only one thread can
 * reach those, so nothing has to be told of them. An array leaves a method when it is returned,
 * thrown, stored anywhere but in a local variable, or passed to any call.
 */
class PrivateArrays extends Interpreter<PrivateArrays.Origin> {

  /** An analysis of a larger method would take too long; its accesses are told. */
  private static final int MOST_INSTRUCTIONS = 4_000;

  /**
   * Where a value comes from.
   *
   * @param makers the instructions that may have made it, if it is an object that is looked into
   * @param other whether it may come from anywhere else, too
   */
  record Origin(int size, Set<AbstractInsnNode> makers, boolean other) implements Value {
    @Override
    public int getSize() {
      return size;
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // it has no elements
  private static final @Nullable Frame<Origin>[] NONE = new Frame[0];

  private static final Origin ONE = new Origin(1, Set.of(), true);
  private static final Origin TWO = new Origin(2, Set.of(), true);

  /** Of locals that hold nothing, and of null: no array of anybody's. */
  private static final Origin NOTHING = new Origin(1, Set.of(), false);

  private final Set<AbstractInsnNode> left = Collections.newSetFromMap(new IdentityHashMap<>());

  PrivateArrays() {
    super(Opcodes.ASM9);
  }

  /** The loads and stores of elements of which nothing has to be told. */
  static Set<AbstractInsnNode> accesses(String owner, MethodNode method) {
    if (!makesArray(method)) {
      return Set.of();
    }
    PrivateArrays interpreter = new PrivateArrays();
    @Nullable Frame<Origin>[] frames = interpreter.frames(owner, method);
    Set<AbstractInsnNode> accesses = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode insn = method.instructions.get(i);
      int below = depthOfArray(insn.getOpcode());
      Frame<Origin> frame = frames[i];
      if (below > 0 && frame != null) {
        Origin array = frame.getStack(frame.getStackSize() - below);
        if (interpreter.isPrivate(array)) {
          accesses.add(insn);
        }
      }
    }
    return accesses;
  }

  /**
   * Whether an analysis may be worth its time: an array goes into a local variable as soon as it is
   * made, or filled by an initializer if it is of a primitive type. Other initializers are mostly
   * those of variable arguments and constants, which go to a call or a field.
   */
  private static boolean makesArray(MethodNode method) {
    boolean isLocal = false;
    boolean isAccessed = false;
    int last = -1;
    for (AbstractInsnNode insn = method.instructions.getFirst();
        insn != null;
        insn = insn.getNext()) {
      int opcode = insn.getOpcode();
      if (opcode == Opcodes.ASTORE) {
        boolean isFilled = last >= Opcodes.IASTORE && last <= Opcodes.SASTORE;
        isLocal |= isArrayMaker(last) || (isFilled && last != Opcodes.AASTORE);
      }
      isAccessed |= depthOfArray(opcode) > 0;
      if (opcode >= 0 && !(opcode == Opcodes.DUP && isArrayMaker(last))) {
        last = opcode;
      }
    }
    return isLocal && isAccessed;
  }

  static boolean isArrayMaker(int opcode) {
    return opcode == Opcodes.NEWARRAY || opcode == Opcodes.ANEWARRAY;
  }

  /** How deep on the stack an access finds its array, in values; 0 if it is no access. */
  private static int depthOfArray(int opcode) {
    if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
      return 2;
    }
    return opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE ? 3 : 0;
  }

  /** What there is before each instruction; nothing of a method that is too large, or broken. */
  final @Nullable Frame<Origin>[] frames(String owner, MethodNode method) {
    if (method.instructions.size() > MOST_INSTRUCTIONS) {
      return NONE;
    }
    try {
      return new Analyzer<>(this).analyze(owner, method);
    } catch (AnalyzerException | IndexOutOfBoundsException e) {
      return NONE; // the JVM will say what is wrong with it
    }
  }

  /** Whether a value is an object that was made here, and never leaves the method. */
  final boolean isPrivate(Origin value) {
    return !value.other && !value.makers.isEmpty() && Collections.disjoint(value.makers, left);
  }

  final void leave(Origin value) {
    left.addAll(value.makers);
  }

  @Override
  public @Nullable Origin newValue(@Nullable Type type) {
    if (type == null) {
      return NOTHING;
    }
    return type.getSort() == Type.VOID ? null : ofSize(type.getSize());
  }

  static Origin ofSize(int size) {
    return size == 2 ? TWO : ONE;
  }

  @Override
  public Origin newEmptyValue(int local) {
    return NOTHING;
  }

  @Override
  public Origin newOperation(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.ACONST_NULL -> NOTHING;
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> TWO;
      case Opcodes.LDC -> ofSize(StackSizes.size(insn));
      case Opcodes.GETSTATIC -> ofSize(StackSizes.size(insn));
      default -> ONE;
    };
  }

  @Override
  public Origin copyOperation(AbstractInsnNode insn, Origin value) {
    return value;
  }

  @Override
  public @Nullable Origin unaryOperation(AbstractInsnNode insn, Origin value) {
    int opcode = insn.getOpcode();
    if (isArrayMaker(opcode)) {
      return new Origin(1, Set.of(insn), false);
    }
    return switch (opcode) {
      case Opcodes.CHECKCAST -> value;
      case Opcodes.LNEG,
          Opcodes.DNEG,
          Opcodes.I2L,
          Opcodes.I2D,
          Opcodes.L2D,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.D2L ->
          TWO;
      case Opcodes.GETFIELD -> ofSize(StackSizes.size(insn));
      case Opcodes.PUTSTATIC, Opcodes.ATHROW, Opcodes.ARETURN -> {
        leave(value);
        yield null;
      }
      default -> ONE;
    };
  }

  @Override
  public @Nullable Origin binaryOperation(AbstractInsnNode insn, Origin one, Origin other) {
    int opcode = insn.getOpcode();
    if (opcode == Opcodes.PUTFIELD) {
      leave(other);
      return null;
    }
    return StackSizes.isTwoSlots(opcode) ? TWO : ONE;
  }

  @Override
  public @Nullable Origin ternaryOperation(
      AbstractInsnNode insn, Origin array, Origin index, Origin value) {
    leave(value);
    return null;
  }

  @Override
  public Origin naryOperation(AbstractInsnNode insn, List<? extends Origin> values) {
    values.forEach(this::leave);
    return ofSize(StackSizes.size(insn));
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, Origin value, @Nullable Origin expected) {
    leave(value);
  }

  @Override
  public Origin merge(Origin one, Origin other) {
    if (one.equals(other)) {
      return one;
    }
    Set<AbstractInsnNode> all = new HashSet<>(one.makers);
    all.addAll(other.makers);
    return new Origin(Math.min(one.size, other.size), Set.copyOf(all), one.other || other.other);
  }
}
