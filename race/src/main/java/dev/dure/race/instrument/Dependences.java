package dev.dure.race.instrument;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.tree.analysis.Value;

/**
 * Finds of what each value of a method is made: which looks it goes back to, and what else. A
 * method that is called makes its result of its arguments; an object is made of those of its
 * constructor.
 */
final class Dependences extends Interpreter<Dependences.Made> {

  /** What else a value is made of. */
  enum Rest {
    /** Constants. */
    NOTHING,
    /** Fields of {@code this}, and constants. */
    OF_THIS,
    /** Anything. */
    OTHER;

    Rest or(Rest other) {
      return compareTo(other) < 0 ? other : this;
    }
  }

  /**
   * A value.
   *
   * @param from the looks, and the {@code new} of objects, whose constructors' arguments count
   * @param isThis whether it is {@code this} itself
   */
  record Made(int size, Set<AbstractInsnNode> from, Rest rest, boolean isThis) implements Value {

    static final Made CONSTANT = new Made(1, Set.of(), Rest.NOTHING, false);

    @Override
    public int getSize() {
      return size;
    }

    /** Made of both. */
    Made with(Made other) {
      Set<AbstractInsnNode> all = from;
      if (!from.containsAll(other.from)) {
        all = new HashSet<>(from);
        all.addAll(other.from);
      }
      return new Made(Math.min(size, other.size), all, rest.or(other.rest), isThis && other.isThis);
    }

    Made ofSize(int wanted) {
      return new Made(wanted, from, rest, false);
    }
  }

  private final Set<AbstractInsnNode> looks;
  private final Classes classes;

  /** What the constructors of objects were given. */
  private final IdentityHashMap<AbstractInsnNode, Made> constructed = new IdentityHashMap<>();

  Dependences(Set<AbstractInsnNode> looks, Classes classes) {
    super(Opcodes.ASM9);
    this.looks = looks;
    this.classes = classes;
  }

  /** The looks to which a value goes back. */
  Set<AbstractInsnNode> looksOf(Made value) {
    Set<AbstractInsnNode> found = new HashSet<>();
    collect(value, found, new HashSet<>());
    return found;
  }

  private void collect(Made value, Set<AbstractInsnNode> found, Set<AbstractInsnNode> done) {
    for (AbstractInsnNode source : value.from) {
      if (source.getOpcode() != Opcodes.NEW) {
        found.add(source);
      } else if (done.add(source)) {
        Made arguments = constructed.get(source);
        if (arguments != null) {
          collect(arguments, found, done);
        }
      }
    }
  }

  /** How many values a jump takes; 0 if it is none, or takes none. */
  static int operandsOfJump(int opcode) {
    if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
      return 2;
    }
    boolean one =
        (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE)
            || opcode == Opcodes.IFNULL
            || opcode == Opcodes.IFNONNULL
            || opcode == Opcodes.TABLESWITCH
            || opcode == Opcodes.LOOKUPSWITCH;
    return one ? 1 : 0;
  }

  private static Made other(int size) {
    return new Made(size, Set.of(), Rest.OTHER, false);
  }

  private Made look(AbstractInsnNode insn) {
    return look(insn, Rest.NOTHING);
  }

  private static Made look(AbstractInsnNode insn, Rest rest) {
    return new Made(StackSizes.size(insn), Set.of(insn), rest, false);
  }

  /** A plain field is not what orders threads, so that what it holds may be of one thread only. */
  private Made look(AbstractInsnNode insn, Made otherwise) {
    boolean isPlain =
        insn instanceof FieldInsnNode field && StepKinds.plain(field, classes) != null;
    return look(insn, isPlain ? otherwise.rest : Rest.NOTHING);
  }

  @Override
  public @Nullable Made newValue(@Nullable Type type) {
    if (type == null) {
      return Made.CONSTANT; // a local that holds nothing
    }
    return type.getSort() == Type.VOID ? null : other(type.getSize());
  }

  @Override
  public Made newParameterValue(boolean isInstanceMethod, int local, Type type) {
    return isInstanceMethod && local == 0
        ? new Made(1, Set.of(), Rest.OF_THIS, true)
        : other(type.getSize());
  }

  @Override
  public Made newOperation(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 ->
          Made.CONSTANT.ofSize(2);
      case Opcodes.LDC -> Made.CONSTANT.ofSize(StackSizes.size(insn));
      case Opcodes.NEW -> new Made(1, Set.of(insn), Rest.NOTHING, false);
      case Opcodes.GETSTATIC -> {
        if (looks.contains(insn)) {
          yield look(insn, other(StackSizes.size(insn)));
        }
        yield isFinal((FieldInsnNode) insn)
            ? Made.CONSTANT.ofSize(StackSizes.size(insn))
            : other(StackSizes.size(insn));
      }
      default -> Made.CONSTANT;
    };
  }

  private boolean isFinal(FieldInsnNode insn) {
    Classes.Found found = classes.field(insn.owner, insn.name, insn.desc);
    return found != null && found.field().isFinal();
  }

  @Override
  public Made copyOperation(AbstractInsnNode insn, Made value) {
    return value;
  }

  @Override
  public @Nullable Made unaryOperation(AbstractInsnNode insn, Made value) {
    int opcode = insn.getOpcode();
    return switch (opcode) {
      case Opcodes.GETFIELD ->
          looks.contains(insn) ? look(insn, field(insn, value)) : field(insn, value);
      case Opcodes.CHECKCAST -> value;
      case Opcodes.LNEG,
          Opcodes.DNEG,
          Opcodes.I2L,
          Opcodes.I2D,
          Opcodes.L2D,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.D2L ->
          value.ofSize(2);
      default -> value.ofSize(1);
    };
  }

  /** A field of {@code this}; of what was seen; or of anything. */
  private static Made field(AbstractInsnNode insn, Made owner) {
    int size = StackSizes.size(insn);
    if (owner.isThis) {
      return new Made(size, Set.of(), Rest.OF_THIS, false);
    }
    return owner.from.isEmpty() ? other(size) : owner.ofSize(size);
  }

  @Override
  public @Nullable Made binaryOperation(AbstractInsnNode insn, Made one, Made other) {
    int opcode = insn.getOpcode();
    if (opcode == Opcodes.PUTFIELD) {
      return null;
    }
    boolean isElement = opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD;
    Made both = one.with(other).ofSize(StackSizes.isTwoSlots(opcode) ? 2 : 1);
    return isElement && both.from.isEmpty() ? other(both.size) : both;
  }

  @Override
  public @Nullable Made ternaryOperation(
      AbstractInsnNode insn, Made array, Made index, Made value) {
    return null;
  }

  @Override
  public Made naryOperation(AbstractInsnNode insn, List<? extends Made> values) {
    if (looks.contains(insn)) {
      return look(insn);
    }
    int size = StackSizes.size(insn);
    if (values.isEmpty()) {
      return other(size);
    }
    Made all = values.get(0);
    for (Made value : values.subList(1, values.size())) {
      all = all.with(value);
    }
    if (insn instanceof MethodInsnNode call && call.name.equals("<init>")) {
      Made made = all;
      for (AbstractInsnNode source : values.get(0).from()) {
        constructed.merge(source, made, Made::with);
      }
    }
    return all.ofSize(size);
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, Made value, @Nullable Made expected) {
    // What is returned changes no variable.
  }

  @Override
  public Made merge(Made one, Made other) {
    return one.equals(other) ? one : one.with(other);
  }
}
