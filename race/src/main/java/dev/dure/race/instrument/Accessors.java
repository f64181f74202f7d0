package dev.dure.race.instrument;

import dev.dure.race.instrument.ClassInfo.FieldInfo;
import dev.dure.race.runtime.Fields;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The shadow fields of a class, and the static methods by which all code tells of accesses to its
 * fields. Those of a plain field tell of an access that the caller makes next; they are short, so
 * that C2 inlines them. Those of a volatile field make the access too, for it and what is told must
 * be one step; see {@link dev.dure.race.runtime.Volatiles}.
 */
final class Accessors {

  private static final int SYNTHETIC_METHOD =
      Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

  private final ClassNode node;
  private final ClassInfo own;

  Accessors(ClassNode node, ClassInfo own) {
    this.node = node;
    this.own = own;
  }

  /** The descriptor of an accessor. */
  static String descriptor(ClassInfo declaring, FieldInfo field, boolean write) {
    String owner = field.isStatic() ? "" : Engine.type(declaring.name);
    if (!field.isVolatile()) {
      return "(" + owner + Engine.THREAD_TYPE + "I)V";
    }
    return write
        ? "(" + owner + field.descriptor() + Engine.THREAD_TYPE + ")V"
        : "(" + owner + Engine.THREAD_TYPE + ")" + field.descriptor();
  }

  /**
   * Adds them all.
   *
   * @param dumb for a class whose methods could not be changed: the accessors do nothing, so that
   *     those who call them can
   */
  void add(boolean dumb) {
    for (FieldInfo field : own.fields) {
      if (field.isFollowed()) {
        addShadow(field);
        int number = Fields.add(own.javaName, field.name(), field.isStatic());
        for (boolean write : new boolean[] {false, true}) {
          if (field.isVolatile()) {
            addVolatile(field, write, number, dumb);
          } else {
            addPlain(field, write, number, dumb);
          }
        }
      }
    }
    if (own.tellsInitialization()) {
      addInitialization();
    }
  }

  private void addShadow(FieldInfo field) {
    int access =
        Opcodes.ACC_PRIVATE
            | Opcodes.ACC_SYNTHETIC
            | Opcodes.ACC_TRANSIENT
            | (field.access() & Opcodes.ACC_STATIC);
    node.fields.add(
        new FieldNode(access, Engine.shadow(field.name()), shadowType(field), null, null));
  }

  private static String shadowType(FieldInfo field) {
    return Engine.type(field.isVolatile() ? Engine.SYNC_VAR : Engine.STATE);
  }

  private void addPlain(FieldInfo field, boolean write, int number, boolean dumb) {
    var code = new Code();
    if (!dumb) {
      int thread = field.isStatic() ? 0 : 1;
      var end = new LabelNode();
      if (field.isStatic()) {
        acquireInitialization(code, thread);
      } else {
        code.local(Opcodes.ALOAD, 0).add(new JumpInsnNode(Opcodes.IFNULL, end));
      }
      pushShadow(code, field);
      code.local(Opcodes.ALOAD, thread)
          .call(
              Engine.DETECTOR,
              write ? "isWritten" : "isRead",
              "(" + Engine.type(Engine.STATE) + Engine.THREAD_TYPE + ")Z")
          .add(new JumpInsnNode(Opcodes.IFNE, end));
      pushOwner(code, field);
      code.push(number)
          .local(Opcodes.ALOAD, thread)
          .local(Opcodes.ILOAD, thread + 1)
          .call(
              Engine.DETECTOR,
              write ? "write" : "read",
              "(Ljava/lang/Object;I" + Engine.THREAD_TYPE + "I)V")
          .add(end);
      addFrame(code, new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
    }
    code.op(Opcodes.RETURN);
    addMethod(field, write, code, field.isStatic() ? 2 : 3);
  }

  private void addVolatile(FieldInfo field, boolean write, int number, boolean dumb) {
    Type type = Type.getType(field.descriptor());
    int value = field.isStatic() ? 0 : 1;
    int thread = write ? value + type.getSize() : value;
    int var = thread + 1;
    int result = var + 1;
    var code = new Code();
    if (dumb) {
      access(code, field, write, type, value);
      code.op(write ? Opcodes.RETURN : type.getOpcode(Opcodes.IRETURN));
      addMethod(field, write, code, var);
      return;
    }
    if (field.isStatic()) {
      acquireInitialization(code, thread);
    } else if (write) {
      throwIfNull(code, field, type, value);
    }
    if (!write) {
      returnIfKnown(code, field, type, thread);
    }
    pushShadow(code, field);
    pushOwner(code, field);
    code.push(number)
        .call(
            Engine.VOLATILES,
            "of",
            "(" + shadowType(field) + "Ljava/lang/Object;I)" + shadowType(field))
        .op(Opcodes.DUP)
        .local(Opcodes.ASTORE, var);
    step(code, "lock");
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    LabelNode handler = new LabelNode();
    code.add(start);
    if (write) {
      tell(code, "release", var, thread);
      access(code, field, true, type, value);
    } else {
      access(code, field, false, type, value);
      code.local(type.getOpcode(Opcodes.ISTORE), result);
      tell(code, "acquire", var, thread);
    }
    step(code.local(Opcodes.ALOAD, var), "unlock").add(end);
    if (write) {
      code.op(Opcodes.RETURN);
    } else {
      code.local(type.getOpcode(Opcodes.ILOAD), result).op(type.getOpcode(Opcodes.IRETURN));
    }
    code.add(handler);
    Object[] locals = {Engine.SYNC_VAR};
    Object[] stack = {"java/lang/Throwable"};
    // Two frames at one place cannot be, so that the appended local and the stack come in a full
    // one.
    addFrame(code, fullFrame(field, write, locals, stack));
    step(code.local(Opcodes.ALOAD, var), "unlock").op(Opcodes.ATHROW);
    MethodNode method = addMethod(field, write, code, result + (write ? 0 : type.getSize()));
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
  }

  /** A read that has nothing to acquire, as most have not. */
  private void returnIfKnown(Code code, FieldInfo field, Type type, int thread) {
    var isNews = new LabelNode();
    access(code, field, false, type, 0);
    pushShadow(code, field);
    code.local(Opcodes.ALOAD, thread)
        .call(Engine.VOLATILES, "isNews", "(" + shadowType(field) + Engine.THREAD_TYPE + ")Z")
        .add(new JumpInsnNode(Opcodes.IFNE, isNews))
        .op(type.getOpcode(Opcodes.IRETURN))
        .add(isNews);
    Object[] read = {Frames.typeOf(type)};
    addFrame(code, fullFrame(field, false, new Object[0], read));
    code.op(type.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
  }

  /** The program's own instruction would throw; it is in the accessor, so this one does. */
  private void throwIfNull(Code code, FieldInfo field, Type type, int value) {
    var isThere = new LabelNode();
    code.local(Opcodes.ALOAD, 0).add(new JumpInsnNode(Opcodes.IFNONNULL, isThere));
    access(code, field, true, type, value);
    code.add(isThere);
    addFrame(code, new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
  }

  private FrameNode fullFrame(FieldInfo field, boolean write, Object[] more, Object[] stack) {
    Type[] parameters = Type.getArgumentTypes(descriptor(own, field, write));
    var locals = new Object[parameters.length + more.length];
    for (int i = 0; i < parameters.length; i++) {
      locals[i] = Frames.typeOf(parameters[i]);
    }
    System.arraycopy(more, 0, locals, parameters.length, more.length);
    return new FrameNode(Opcodes.F_FULL, locals.length, locals, stack.length, stack);
  }

  private void addFrame(Code code, FrameNode frame) {
    if (own.version >= Opcodes.V1_6) {
      code.add(frame);
    }
  }

  private void tell(Code code, String what, int var, int thread) {
    code.local(Opcodes.ALOAD, var)
        .local(Opcodes.ALOAD, thread)
        .callVirtual(Engine.SYNC_VAR, what, "(" + Engine.THREAD_TYPE + ")V");
  }

  /** Begins or ends a step of the variable that has been pushed. */
  private static Code step(Code code, String what) {
    return code.callVirtual(Engine.SYNC_VAR, what, "()V");
  }

  /** The program's access itself. */
  private void access(Code code, FieldInfo field, boolean write, Type type, int value) {
    if (!field.isStatic()) {
      code.local(Opcodes.ALOAD, 0);
    }
    if (write) {
      code.local(type.getOpcode(Opcodes.ILOAD), value);
    }
    int get = field.isStatic() ? Opcodes.GETSTATIC : Opcodes.GETFIELD;
    int put = field.isStatic() ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD;
    code.field(write ? put : get, own.name, field.name(), field.descriptor());
  }

  private void pushShadow(Code code, FieldInfo field) {
    if (!field.isStatic()) {
      code.local(Opcodes.ALOAD, 0);
    }
    code.field(
        field.isStatic() ? Opcodes.GETSTATIC : Opcodes.GETFIELD,
        own.name,
        Engine.shadow(field.name()),
        shadowType(field));
  }

  private void pushOwner(Code code, FieldInfo field) {
    if (field.isStatic()) {
      code.pushClass(own);
    } else {
      code.local(Opcodes.ALOAD, 0);
    }
  }

  private MethodNode addMethod(FieldInfo field, boolean write, Code code, int locals) {
    return addMethod(
        Engine.accessor(field.name(), write), descriptor(own, field, write), code, locals);
  }

  private MethodNode addMethod(String name, String descriptor, Code code, int locals) {
    var method = new MethodNode(SYNTHETIC_METHOD, name, descriptor, null, null);
    method.instructions.add(code.list());
    method.maxLocals = locals;
    method.maxStack = 5;
    node.methods.add(method);
    return method;
  }

  // ---- class initialization ----

  private void addInitialization() {
    int visibility =
        own.isInterface() ? Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL : Opcodes.ACC_PRIVATE;
    int access = visibility | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    node.fields.add(
        new FieldNode(access, Engine.INITIALIZED, Engine.type(Engine.INITIALIZATION), null, null));
    var code = new Code();
    acquireInitialization(code, 0);
    code.op(Opcodes.RETURN);
    addMethod(Engine.INITIALIZED, "(" + Engine.THREAD_TYPE + ")V", code, 1);
  }

  /** What a use of this class learns of its initialization, if that has done anything. */
  void acquireInitialization(Code code, int thread) {
    if (own.tellsInitialization()) {
      code.field(
              Opcodes.GETSTATIC, own.name, Engine.INITIALIZED, Engine.type(Engine.INITIALIZATION))
          .local(Opcodes.ALOAD, thread)
          .call(
              Engine.INITIALIZATION,
              "acquire",
              "(" + Engine.type(Engine.INITIALIZATION) + Engine.THREAD_TYPE + ")V");
    }
  }

  /** At the normal end of this class's initializer. */
  void endInitialization(Code code, int thread) {
    code.local(Opcodes.ALOAD, thread)
        .call(
            Engine.INITIALIZATION,
            "end",
            "(" + Engine.THREAD_TYPE + ")" + Engine.type(Engine.INITIALIZATION))
        .field(Opcodes.PUTSTATIC, own.name, Engine.INITIALIZED, Engine.type(Engine.INITIALIZATION));
  }
}
