package dev.dure.race.instrument;

import dev.dure.race.runtime.Sites;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method while it is instrumented. What it needs at run time is in up to three locals after its
 * own: the state of the thread, how deep in calls the method is, and what a synchronized method has
 * locked. They are set before the first instruction, so each frame can name them. Behind these are
 * locals for the operands of a call.
 */
final class Weaving {

  /** How much of a method is instrumented; less, if it would become too large. */
  enum Level {
    /** All. */
    FULL,
    /** Calls are not followed, so this method is missing from stacks. */
    WITHOUT_CALLS,
    /** Only what orders threads, so that nothing else looks like a race. */
    ORDER_ONLY,
    /** Only monitors; for classes of the JDK. */
    MONITORS,
    /** Nothing. */
    NONE
  }

  final ClassInfo own;
  final Classes classes;
  final MethodNode method;
  final Level level;
  final InsnList code;

  /** Of the instruction that is being looked at; -1 if the class file does not say. */
  int line = -1;

  /** Methods that the class needs in addition, for all of its methods. */
  final List<MethodNode> added;

  private final @Nullable String sourceFile;
  private final int firstLocal;
  private boolean usesThread;
  private boolean usesDepth;

  /** How many locals behind those are used within the code put in at one place. */
  private int scratch;

  Weaving(
      ClassInfo own,
      Classes classes,
      @Nullable String sourceFile,
      MethodNode method,
      Level level,
      List<MethodNode> added) {
    this.own = own;
    this.classes = classes;
    this.sourceFile = sourceFile;
    this.method = method;
    this.level = level;
    this.added = added;
    this.code = method.instructions;
    this.firstLocal = method.maxLocals;
  }

  /** A new place: the line that is being looked at. */
  int site() {
    return site(line);
  }

  /** A new place at a line. */
  int site(int atLine) {
    return Sites.add(own.javaName, method.name, sourceFile, atLine);
  }

  /** The local with the state of the thread, which is thereby needed. */
  int thread() {
    usesThread = true;
    return firstLocal;
  }

  /** The local that says how deep in calls the method is, which is thereby needed. */
  int depth() {
    usesThread = true;
    usesDepth = true;
    return firstLocal + 1;
  }

  /** The local of a synchronized method with what it has locked. */
  int lock() {
    return firstLocal + 2;
  }

  /** The first of some locals that nobody else uses before the code put in at one place ends. */
  int scratch(int size) {
    scratch = Math.max(scratch, size);
    return firstLocal + 3;
  }

  boolean usesThread() {
    return usesThread;
  }

  boolean usesDepth() {
    return usesDepth;
  }

  boolean isStatic() {
    return (method.access & Opcodes.ACC_STATIC) != 0;
  }

  boolean isSynchronized() {
    return (method.access & Opcodes.ACC_SYNCHRONIZED) != 0;
  }

  boolean isInitializer() {
    return method.name.equals("<clinit>");
  }

  /** Whether the method is one of those with which the use of a class begins (JLS 12.4.1). */
  boolean isUseOfClass() {
    return method.name.equals("<init>") || (isStatic() && !isInitializer());
  }

  /** Whether a class may be named in this one. */
  boolean sees(ClassInfo other) {
    return other.isPublic() || other.packageName().equals(own.packageName());
  }

  /** The instructions that return. */
  static List<AbstractInsnNode> ends(MethodNode method) {
    List<AbstractInsnNode> ends = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        ends.add(insn);
      }
    }
    return ends;
  }

  void insertBefore(AbstractInsnNode insn, Code before) {
    code.insertBefore(insn, before.list());
  }

  void insertAfter(AbstractInsnNode insn, Code after) {
    code.insert(insn, after.list());
  }

  /** Lets all frames tell of the additional locals, if there are any. */
  void declareLocals() {
    if (usesThread || isSynchronized()) {
      Object lockType = isStatic() ? "java/lang/Class" : own.name;
      Frames.append(
          method,
          firstLocal,
          usesThread ? Engine.THREAD : Opcodes.TOP,
          usesDepth ? Opcodes.INTEGER : Opcodes.TOP,
          isSynchronized() ? lockType : Opcodes.TOP);
      method.maxLocals = firstLocal + 3;
    }
    if (scratch > 0) {
      method.maxLocals = firstLocal + 3 + scratch;
    }
  }
}
