package dev.dure.race.instrument;

import dev.dure.race.instrument.ClassInfo.FieldInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The classes that one loader sees, read from their class files; nothing is loaded. A class that
 * was given to the transformer is known from there: its bytes may be in no file.
 */
final class Classes implements ClassHierarchy {

  /** A field, and the class that declares it. */
  record Found(ClassInfo declaring, FieldInfo field) {}

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  /** The module that has a package of the JDK. */
  private static final Map<String, Module> JDK_PACKAGES = jdkPackages();

  /** The JDK's classes, which all loaders see alike. */
  static final Classes JDK = new Classes(Classes::readJdk, name -> false);

  /** Where class files are. */
  interface Source {
    byte @Nullable [] read(String resource) throws IOException;
  }

  private final Source source;
  private final Predicate<String> isInstrumented;
  private final ConcurrentHashMap<String, Optional<ClassInfo>> known = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Set<String>> supertypes = new ConcurrentHashMap<>();

  /**
   * The classes of a loader.
   *
   * @param isInstrumented said of the name of a class that is not the JDK's
   */
  Classes(Source source, Predicate<String> isInstrumented) {
    this.source = source;
    this.isInstrumented = isInstrumented;
  }

  /** A class that is being loaded. */
  void put(ClassInfo info) {
    known.put(info.name, Optional.of(info));
  }

  /** A class, or null if its class file cannot be found or read. */
  @Nullable ClassInfo find(String internalName) {
    Optional<ClassInfo> found = known.get(internalName);
    if (found == null) {
      // Not computeIfAbsent: the loader may come back to this table.
      found = Optional.ofNullable(read(internalName));
      Optional<ClassInfo> earlier = known.putIfAbsent(internalName, found);
      found = earlier != null ? earlier : found;
    }
    return found.orElse(null);
  }

  private @Nullable ClassInfo read(String internalName) {
    if (this != JDK && isJdk(internalName)) {
      return JDK.find(internalName);
    }
    try {
      byte[] classFile = source.read(internalName + ".class");
      return classFile == null
          ? null
          : this == JDK
              ? ClassInfo.readJdk(ClassFiles.reader(classFile))
              : ClassInfo.read(ClassFiles.reader(classFile), isInstrumented.test(internalName));
    } catch (IOException | RuntimeException | LinkageError e) {
      return null; // as if it were not there: accesses to its fields are not followed
    }
  }

  /** Whether a class is the JDK's. */
  private static boolean isJdk(String internalName) {
    return jdkModule(internalName) != null;
  }

  private static @Nullable Module jdkModule(String internalName) {
    int end = internalName.lastIndexOf('/');
    return end > 0 ? JDK_PACKAGES.get(internalName.substring(0, end)) : null;
  }

  /** From the module itself: to ask the loader would be to search all modules, and by URLs. */
  private static byte @Nullable [] readJdk(String resource) throws IOException {
    Module module = jdkModule(resource);
    if (module == null) {
      return null;
    }
    try (InputStream in = module.getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static Map<String, Module> jdkPackages() {
    Map<String, Module> found = new HashMap<>();
    for (Module module : ModuleLayer.boot().modules()) {
      ClassLoader loader = module.getClassLoader();
      if (loader == null || loader.equals(PLATFORM)) {
        for (String name : module.getPackages()) {
          found.put(name.replace('.', '/'), module);
        }
      }
    }
    return found;
  }

  /** Finds a field as the JVM does (JVMS 5.4.3.2); null if a class on the way is unknown. */
  @Nullable Found field(String owner, String name, String descriptor) {
    ClassInfo info = find(owner);
    if (info == null) {
      return null;
    }
    FieldInfo own = info.field(name, descriptor);
    if (own != null) {
      return new Found(info, own);
    }
    for (String parent : info.interfaces) {
      Found found = field(parent, name, descriptor);
      if (found != null) {
        return found;
      }
    }
    return info.superName == null ? null : field(info.superName, name, descriptor);
  }

  /** Whether a call goes to a method that an instrumented class declares, as far as is known. */
  boolean isOverridden(String owner, String name, String descriptor) {
    if (owner.charAt(0) == '[') {
      return false; // and there is no class file to look for
    }
    ClassInfo info = find(owner);
    while (info != null && info.isInstrumented) {
      if (info.declaresMethod(name, descriptor)) {
        return true;
      }
      info = info.superName == null ? null : find(info.superName);
    }
    return false;
  }

  @Override
  public boolean isSubclass(String internalName, String ofInternalName) {
    return internalName.equals(ofInternalName)
        || (!isFinalOfJdk(ofInternalName) && supertypes(internalName).contains(ofInternalName));
  }

  /** Nothing has to be read to know that a class is none below {@code StringBuilder}. */
  private static boolean isFinalOfJdk(String internalName) {
    ClassInfo info = isJdk(internalName) ? JDK.find(internalName) : null;
    return info != null && info.isFinal();
  }

  private Set<String> supertypes(String internalName) {
    Set<String> found = supertypes.get(internalName);
    if (found == null) {
      var all = new HashSet<String>();
      addSupertypes(internalName, all);
      found = Set.copyOf(all);
      supertypes.put(internalName, found);
    }
    return found;
  }

  private void addSupertypes(String internalName, Set<String> all) {
    ClassInfo info = find(internalName);
    if (info != null) {
      String superName = info.superName;
      if (superName != null && all.add(superName)) {
        addSupertypes(superName, all);
      }
      for (String parent : info.interfaces) {
        if (all.add(parent)) {
          addSupertypes(parent, all);
        }
      }
    }
  }
}
