package dev.dure.race.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

/** Whole libraries, instrumented: the JVM's verifier has nothing against it. */
class LibrariesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/objectweb/asm/ClassReader.class",
        "org/objectweb/asm/commons/Remapper.class",
        "org/junit/jupiter/engine/JupiterTestEngine.class",
        "org/junit/platform/engine/TestEngine.class"
      })
  void classesOfALibraryLinkWhenInstrumented(String member) throws IOException {
    Map<String, byte[]> originals = jarOf(member);
    var loader = new Instrumented(originals);
    List<String> failures = new ArrayList<>();
    for (String name : originals.keySet()) {
      try {
        var unused = Class.forName(name, false, loader).getDeclaredMethods();
      } catch (ClassNotFoundException | LinkageError e) {
        failures.add(name + ": " + e);
      }
    }
    assertThat(failures).isEmpty();
    assertThat(loader.count).isEqualTo(originals.size());
  }

  private static Map<String, byte[]> jarOf(String member) throws IOException {
    URL url = LibrariesTest.class.getClassLoader().getResource(member);
    String path = url == null ? "" : url.getPath();
    Map<String, byte[]> classes = new HashMap<>();
    try (var jar = new JarFile(path.substring("file:".length(), path.indexOf('!')))) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.contains("-")) {
          try (InputStream in = jar.getInputStream(entry)) {
            classes.put(name.substring(0, name.length() - 6).replace('/', '.'), in.readAllBytes());
          }
        }
      }
    }
    return classes;
  }

  private static final class Instrumented extends ClassLoader {
    private final Map<String, byte[]> originals;
    private final Classes table;
    private int count;

    Instrumented(Map<String, byte[]> originals) {
      super(LibrariesTest.class.getClassLoader());
      this.originals = originals;
      this.table =
          new Classes(
              resource -> ResourceReader.read(LibrariesTest.class.getClassLoader(), resource),
              name -> originals.containsKey(name.replace('/', '.')));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        byte[] original = originals.get(name);
        if (loaded == null && original != null) {
          ClassReader reader = ClassFiles.reader(original);
          byte[] woven = new ClassWeaver(reader, ClassInfo.read(reader, true), table).weave();
          loaded = defineClass(name, woven, 0, woven.length);
          count++;
        }
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
    }
  }
}
