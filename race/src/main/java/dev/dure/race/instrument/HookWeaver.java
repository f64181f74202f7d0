package dev.dure.race.instrument;

import dev.dure.race.instrument.JdkHooks.Hook;
import dev.dure.race.instrument.Weaving.Level;
import dev.dure.race.runtime.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Puts the calls of {@link JdkHooks} into the JDK's own classes, which get no new members. */
final class HookWeaver {

  private final Map<String, List<Hook>> hooks = JdkHooks.forThisJdk();
  private final Set<String> locking = new HashSet<>(JdkHooks.synchronizedClasses());

  /** Internal names of the classes that are hooked. */
  Set<String> classes() {
    Set<String> all = new LinkedHashSet<>(hooks.keySet());
    all.addAll(locking);
    return all;
  }

  /** The hooked class, or null if it is another one. */
  byte @Nullable [] weave(String name, byte[] classFile) {
    List<Hook> own = hooks.getOrDefault(name, List.of());
    if (own.isEmpty() && !locking.contains(name)) {
      return null;
    }
    ClassReader reader = ClassFiles.reader(classFile);
    var node = new ClassNode();
    reader.accept(node, ClassReader.EXPAND_FRAMES);
    if (locking.contains(name)) {
      weaveMonitors(reader, node);
    }
    for (Hook hook : own) {
      try {
        new MethodHook(method(node, hook), hook).weave();
      } catch (IllegalStateException e) {
        Trouble.tell("what " + hook.owner() + "." + hook.name() + " does is not seen", e);
      }
    }
    var writer = new ClassWriter(0);
    node.accept(writer);
    return ClassFiles.withVersion(writer.toByteArray(), classFile);
  }

  private static void weaveMonitors(ClassReader reader, ClassNode node) {
    ClassInfo info = ClassInfo.read(reader, false);
    var accessors = new Accessors(node, info);
    for (MethodNode method : node.methods) {
      List<MethodNode> none = new ArrayList<>();
      var weaving = new Weaving(info, Classes.JDK, node.sourceFile, method, Level.MONITORS, none);
      new MethodWeaver(weaving, accessors).weave();
    }
  }

  private static MethodNode method(ClassNode node, Hook hook) {
    List<String> others = new ArrayList<>();
    for (MethodNode method : node.methods) {
      if (method.name.equals(hook.name())) {
        if (method.desc.equals(hook.descriptor())
            && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
          return method;
        }
        others.add(method.desc);
      }
    }
    throw new IllegalStateException(
        node.name + " has no " + hook.name() + hook.descriptor() + " to hook, but " + others);
  }
}
