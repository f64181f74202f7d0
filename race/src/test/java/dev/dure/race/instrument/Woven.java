package dev.dure.race.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Classes that have been instrumented, in a loader that lets the JVM verify them. */
final class Woven extends ClassLoader {

  private final Map<String, byte[]> classes = new HashMap<>();

  Woven() {
    super(Woven.class.getClassLoader());
  }

  /** Instruments classes of the tests, as if they were the only ones that are instrumented. */
  static Woven of(Class<?>... originals) throws IOException {
    var woven = new Woven();
    List<String> names = List.of(originals).stream().map(Class::getName).toList();
    for (String name : names) {
      woven.add(bytes(name), names);
    }
    return woven;
  }

  /** Instruments a class that a test has put together. */
  static Woven of(byte[] original) {
    var woven = new Woven();
    woven.add(original, List.of());
    return woven;
  }

  /** A loader with a class that a test has changed. */
  static Woven withClass(String name, byte[] classFile) {
    var woven = new Woven();
    woven.classes.put(name, classFile);
    return woven;
  }

  static byte[] bytes(String name) throws IOException {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = Woven.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private void add(byte[] original, List<String> instrumented) {
    ClassReader reader = ClassFiles.reader(original);
    var table =
        new Classes(
            resource -> ResourceReader.read(Woven.class.getClassLoader(), resource),
            name -> instrumented.contains(name.replace('/', '.')));
    ClassInfo info = ClassInfo.read(reader, true);
    table.put(info);
    byte[] result = new ClassWeaver(reader, info, table).weave();
    classes.put(info.name.replace('/', '.'), ClassFiles.withVersion(result, original));
  }

  byte[] classFile(String name) {
    return classes.getOrDefault(name, new byte[0]);
  }

  ClassNode node(String name) {
    var node = new ClassNode();
    ClassFiles.reader(classFile(name)).accept(node, 0);
    return node;
  }

  MethodNode method(String className, String name) {
    return node(className).methods.stream()
        .filter(method -> method.name.equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Names of the methods that a method calls, in order. */
  List<String> calls(String className, String name) {
    return List.of(method(className, name).instructions.toArray()).stream()
        .filter(MethodInsnNode.class::isInstance)
        .map(insn -> ((MethodInsnNode) insn).name)
        .toList();
  }

  /** Loads a class and has the JVM verify it, but runs nothing of it. */
  Class<?> link(String name) throws ClassNotFoundException {
    Class<?> loaded = Class.forName(name, false, this);
    var unused = loaded.getDeclaredMethods();
    return loaded;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      byte[] own = classes.get(name);
      if (loaded == null && own != null) {
        loaded = defineClass(name, own, 0, own.length);
      }
      return loaded != null ? loaded : super.loadClass(name, resolve);
    }
  }
}
