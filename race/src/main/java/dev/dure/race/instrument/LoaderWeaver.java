package dev.dure.race.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lets the program's class loaders find the engine. One that asks no parent, or asks it for some
 * packages only, would not; and the classes that it loads are instrumented like all others.
 */
final class LoaderWeaver {

  private static final String LOADER = "java/lang/ClassLoader";
  private static final String FIND = "(Ljava/lang/String;)Ljava/lang/Class;";

  private LoaderWeaver() {}

  /** Whether a method is a class loader's, with which the JVM asks it for a class. */
  static boolean isLoading(Weaving weaving) {
    MethodNode method = weaving.method;
    return method.name.equals("loadClass")
        && (method.desc.equals("(Ljava/lang/String;)Ljava/lang/Class;")
            || method.desc.equals("(Ljava/lang/String;Z)Ljava/lang/Class;"))
        && !weaving.isStatic()
        && weaving.classes.isSubclass(weaving.own.name, LOADER);
  }

  /** At the begin of the method: the engine's own classes are found at once. */
  static void weave(Weaving weaving) {
    var others = new LabelNode();
    var begin = new Code();
    begin
        .local(Opcodes.ALOAD, 1)
        .call(Engine.OWN_CLASSES, "find", FIND)
        .op(Opcodes.DUP)
        .add(new JumpInsnNode(Opcodes.IFNULL, others))
        .op(Opcodes.ARETURN)
        .add(others);
    if (weaving.own.version >= Opcodes.V1_6) {
      begin.add(frame(weaving));
    }
    begin.op(Opcodes.POP);
    weaving.code.insert(begin.list());
    weaving.method.maxStack = Math.max(weaving.method.maxStack, 2);
  }

  private static FrameNode frame(Weaving weaving) {
    boolean resolves = weaving.method.desc.startsWith("(Ljava/lang/String;Z)");
    Object[] locals =
        resolves
            ? new Object[] {weaving.own.name, "java/lang/String", Opcodes.INTEGER}
            : new Object[] {weaving.own.name, "java/lang/String"};
    return new FrameNode(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Class"});
  }
}
