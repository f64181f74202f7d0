package dev.dure.race.instrument;

import dev.dure.race.instrument.JdkHooks.Hook;
import dev.dure.race.instrument.Weaving.Level;
import dev.dure.race.runtime.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Puts the calls of {@link JdkHooks} into the JDK's own classes, which get no new members. */
final class HookWeaver {

  private final Map<String, List<Hook>> hooks = JdkHooks.forThisJdk();
  private final Set<String> locking = new HashSet<>(JdkHooks.synchronizedClasses());

  /** Whether a class of the JDK is hooked. */
  boolean hooks(String internalName) {
    return hooks.containsKey(internalName) || locking.contains(internalName);
  }

  /** The hooked class, or null if it is another one. */
  byte @Nullable [] weave(String name, byte[] classFile) {
    List<Hook> own = hooks.get(name);
    boolean locks = locking.contains(name);
    if (own == null && !locks) {
      return null;
    }
    ClassReader reader = ClassFiles.reader(classFile);
    var writer = new ClassWriter(reader, 0);
    var visitor = new Visitor(writer, own == null ? List.of() : own, locks ? reader : null);
    reader.accept(visitor, ClassReader.EXPAND_FRAMES);
    visitor.tellOfMissing(name);
    return ClassFiles.withVersion(writer.toByteArray(), classFile);
  }

  /** Puts the hooks in; methods without any go to the writer at once, which copies their bytes. */
  private static final class Visitor extends ClassVisitor {
    private final List<Hook> missing;
    private final @Nullable ClassInfo locking;
    private @Nullable String sourceFile;

    Visitor(ClassWriter writer, List<Hook> hooks, @Nullable ClassReader locking) {
      super(Opcodes.ASM9, writer);
      this.missing = new ArrayList<>(hooks);
      this.locking = locking == null ? null : ClassInfo.read(locking, false);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      sourceFile = source;
      super.visitSource(source, debug);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      List<Hook> own = takeHooks(access, name, descriptor);
      if (next == null || (own.isEmpty() && locking == null)) {
        return next;
      }
      return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
        @Override
        public void visitEnd() {
          weave(this, own);
          accept(next);
        }
      };
    }

    private List<Hook> takeHooks(int access, String name, String descriptor) {
      List<Hook> own = new ArrayList<>();
      if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
        for (Hook hook : missing) {
          if (hook.name().equals(name) && hook.descriptor().equals(descriptor)) {
            own.add(hook);
          }
        }
        missing.removeAll(own);
      }
      return own;
    }

    private void weave(MethodNode method, List<Hook> own) {
      if (locking != null && locks(method)) {
        var accessors = new Accessors(new ClassNode(), locking); // of which it has none
        List<MethodNode> none = new ArrayList<>();
        var weaving = new Weaving(locking, Classes.JDK, sourceFile, method, Level.MONITORS, none);
        new MethodWeaver(weaving, accessors).weave();
      }
      for (Hook hook : own) {
        try {
          new MethodHook(method, hook).weave();
        } catch (IllegalStateException e) {
          tell(hook, e);
        }
      }
    }

    private static boolean locks(MethodNode method) {
      if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
        return true;
      }
      for (AbstractInsnNode insn : method.instructions) {
        if (insn.getOpcode() == Opcodes.MONITORENTER) {
          return true;
        }
      }
      return false;
    }

    void tellOfMissing(String className) {
      for (Hook hook : missing) {
        tell(
            hook,
            new IllegalStateException(
                className + " has no " + hook.name() + hook.descriptor() + " to hook"));
      }
    }

    private static void tell(Hook hook, IllegalStateException e) {
      Trouble.tell("what " + hook.owner() + "." + hook.name() + " does is not seen", e);
    }
  }
}
