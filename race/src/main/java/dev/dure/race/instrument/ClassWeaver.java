package dev.dure.race.instrument;

import dev.dure.race.instrument.Weaving.Level;
import dev.dure.race.report.ShapeVisitor;
import dev.dure.race.runtime.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Instruments one class: its methods, its shadow fields, and their accessors. */
final class ClassWeaver {

  private final ClassReader reader;
  private final ClassInfo own;
  private final Classes classes;
  private final Map<String, Level> levels = new HashMap<>();

  ClassWeaver(ClassReader reader, ClassInfo own, Classes classes) {
    this.reader = reader;
    this.own = own;
    this.classes = classes;
  }

  /** The instrumented class; methods that become too large are instrumented less. */
  byte[] weave() {
    while (true) {
      try {
        return write(read(), false);
      } catch (MethodTooLargeException e) {
        Level less =
            switch (levels.getOrDefault(e.getMethodName() + e.getDescriptor(), Level.FULL)) {
              case FULL -> Level.WITHOUT_CALLS;
              case WITHOUT_CALLS -> Level.ORDER_ONLY;
              case ORDER_ONLY -> Level.NONE;
              case MONITORS, NONE -> throw e;
            };
        levels.put(e.getMethodName() + e.getDescriptor(), less);
        if (less == Level.ORDER_ONLY) {
          Trouble.tell(
              "accesses in " + own.javaName + "." + e.getMethodName() + " are not seen", e);
        }
      }
    }
  }

  /** The class with accessors that do nothing, for those who call them; nothing else is changed. */
  byte[] weaveAccessors() {
    return write(read(), true);
  }

  private ClassNode read() {
    var node = new ClassNode();
    ClassFiles.accept(reader, new ShapeVisitor(node), ClassReader.EXPAND_FRAMES);
    return node;
  }

  private byte[] write(ClassNode node, boolean dumb) {
    var accessors = new Accessors(node, own);
    if (!dumb) {
      List<MethodNode> added = new ArrayList<>();
      for (MethodNode method : node.methods) {
        Level level = levels.getOrDefault(method.name + method.desc, Level.FULL);
        var weaving = new Weaving(own, classes, node.sourceFile, method, level, added);
        new MethodWeaver(weaving, accessors).weave();
      }
      node.methods.addAll(added);
    }
    accessors.add(dumb);
    var writer = new Writer();
    node.accept(writer);
    return writer.toByteArray();
  }

  private static final class Writer extends ClassWriter {
    Writer() {
      super(0);
    }

    /** Only asked by code that ASM widens; never loads a class. */
    @Override
    protected String getCommonSuperClass(String type1, String type2) {
      return "java/lang/Object";
    }
  }
}
