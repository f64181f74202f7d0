package dev.dure.race.report;

import dev.dure.race.report.Shapes.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Learns the shapes of a class's code, before it is instrumented; put in front of what instruments
 * it. It looks at instructions in their order only, and takes for a shape nothing that could be
 * another: what it does not recognize is a plain data race.
 */
public final class ShapeVisitor extends ClassVisitor {

  private String className = "";

  /**
   * Comes before another visitor.
   *
   * @param next who gets all that this gets, unchanged; may be null
   */
  public ShapeVisitor(@Nullable ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    className = name.replace('/', '.');
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new Code(name, super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  /** A read of a field that may turn out to begin a shape. */
  private record Read(String owner, String name, int line) {
    boolean isOf(String otherOwner, String otherName) {
      return name.equals(otherName) && owner.equals(otherOwner);
    }
  }

  /** A look at a field after which the code up to a label runs or not. */
  private record Check(Read read, Label end) {}

  private final class Code extends MethodVisitor {
    private final String method;
    private final List<Read> reads = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Set<Label> seen = new HashSet<>();
    private final List<Label> loopHeads = new ArrayList<>();
    private boolean computed;
    private int line = -1;

    /** What was read last, if nothing but a comparison can have come after it. */
    private @Nullable Read tested;

    /** What a loop whose head was seen last has tested, if that is all that it does. */
    private @Nullable Read spun;

    Code(String method, @Nullable MethodVisitor next) {
      super(Opcodes.ASM9, next);
      this.method = method;
    }

    private void found(Shape shape, Read read, int atLine) {
      Shapes.add(shape, className, method, read.line, read.name);
      Shapes.add(shape, className, method, atLine, read.name);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
        Read read = new Read(owner, name, line);
        if (tested != null || spun != null) {
          leaveLoop(); // two fields in one condition
        }
        reads.add(read);
        tested = read;
      } else {
        written(owner, name);
        leaveLoop();
        forgetExpression();
      }
      super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    private void written(String owner, String name) {
      for (Read read : reads) {
        if (computed && read.isOf(owner, name)) {
          found(Shape.UPDATE, read, line);
        }
      }
      for (Check check : checks) {
        if (check.read.isOf(owner, name)) {
          found(Shape.CHECK, check.read, line);
        }
      }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      boolean back = seen.contains(label);
      if (opcode == Opcodes.GOTO || opcode == Opcodes.JSR) {
        if (back && spun != null && loopHeads.contains(label)) {
          found(Shape.SPIN, spun, spun.line);
        }
      } else if (tested != null) {
        if (back && loopHeads.contains(label)) {
          found(Shape.SPIN, tested, tested.line); // do {} while (!f)
        } else if (!back) {
          checks.add(new Check(tested, label));
          spun = tested;
        }
      }
      if (opcode == Opcodes.GOTO || back) {
        leaveLoop();
      }
      forgetExpression();
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLabel(Label label) {
      seen.add(label);
      loopHeads.add(label);
      for (int i = checks.size() - 1; i >= 0; i--) {
        if (checks.get(i).end.equals(label)) {
          checks.remove(i);
        }
      }
      super.visitLabel(label);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
      super.visitLineNumber(number, start);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR) {
        computed = true;
        tested = null;
        leaveLoop();
      } else if (opcode > Opcodes.SIPUSH && !isWithinExpression(opcode)) {
        forgetExpression(); // a return, a throw, an array element
        leaveLoop();
      }
      super.visitInsn(opcode);
    }

    /** Moves on the stack, conversions and comparisons. */
    private boolean isWithinExpression(int opcode) {
      return (opcode >= Opcodes.DUP && opcode <= Opcodes.SWAP)
          || (opcode >= Opcodes.I2L && opcode <= Opcodes.DCMPG);
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
      if (opcode >= Opcodes.ISTORE) {
        forgetExpression();
        leaveLoop();
      }
      super.visitVarInsn(opcode, index);
    }

    @Override
    public void visitIincInsn(int index, int increment) {
      leaveLoop();
      super.visitIincInsn(index, increment);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      tested = null;
      if (descriptor.endsWith(")V") && !name.equals("<init>")) {
        forgetExpression(); // a statement of its own
      }
      if (!owner.equals("java/lang/Thread")) {
        leaveLoop(); // Thread.onSpinWait and the like do not change a field
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      tested = null;
      leaveLoop();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      tested = null;
      leaveLoop();
      super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
      forgetExpression();
      leaveLoop();
      super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
      forgetExpression();
      leaveLoop();
      super.visitLookupSwitchInsn(other, keys, labels);
    }

    private void leaveLoop() {
      loopHeads.clear();
      spun = null;
    }

    private void forgetExpression() {
      reads.clear();
      computed = false;
      tested = null;
    }
  }
}
