package dev.dure.race.instrument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What must be known of a class to instrument those that use it. Names are internal ones. */
final class ClassInfo {

  /**
   * A field, and whether accesses to it are followed: by a shadow in the class that declares it.
   */
  record FieldInfo(String name, String descriptor, int access, boolean isFollowed) {
    boolean isStatic() {
      return (access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isFinal() {
      return (access & Opcodes.ACC_FINAL) != 0;
    }

    boolean isVolatile() {
      return (access & Opcodes.ACC_VOLATILE) != 0;
    }

    boolean isReference() {
      return descriptor.charAt(0) == 'L' || descriptor.charAt(0) == '[';
    }
  }

  final String name;

  /** The name with dots; one text for all places in the class. */
  final String javaName;

  final int version;
  final int access;
  final @Nullable String superName;
  final List<String> interfaces;

  /** Whether it has the accessors that others call. */
  final boolean isInstrumented;

  final List<FieldInfo> fields = new ArrayList<>(4);
  private final Set<String> methods = new HashSet<>(2);
  private boolean hasCode;

  private ClassInfo(
      int version,
      int access,
      String name,
      @Nullable String superName,
      String[] interfaces,
      boolean isInstrumented) {
    this.version = version & 0xFFFF;
    this.access = access;
    this.name = name;
    this.javaName = name.replace('/', '.');
    this.superName = superName;
    this.interfaces = List.of(interfaces);
    this.isInstrumented = isInstrumented;
  }

  /** Reads a class of the program. */
  static ClassInfo read(ClassReader reader, boolean isInstrumented) {
    return read(reader, new Collector(isInstrumented, true));
  }

  /**
   * Reads a class of the JDK, without its fields: no access to them is followed, and what is above
   * it is the JDK's, too.
   */
  static ClassInfo readJdk(ClassReader reader) {
    return read(reader, new Collector(false, false));
  }

  private static ClassInfo read(ClassReader reader, Collector collector) {
    ClassFiles.accept(
        reader,
        collector,
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    if (collector.info == null) {
      throw new IllegalArgumentException("a class file without a class");
    }
    return collector.info;
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  boolean isFinal() {
    return (access & Opcodes.ACC_FINAL) != 0;
  }

  boolean isPublic() {
    return (access & Opcodes.ACC_PUBLIC) != 0;
  }

  /** Whether instrumentation changes nothing: there is no code in it, nor a field to follow. */
  boolean isBare() {
    if (hasCode) {
      return false;
    }
    for (FieldInfo field : fields) {
      if (field.isFollowed) {
        return false;
      }
    }
    return true;
  }

  /** Whether it declares a method that has a model in some class of the JDK. */
  boolean declaresMethod(String method, String descriptor) {
    return methods.contains(method + descriptor);
  }

  /**
   * Whether the end of its initialization is kept for those who use the class. Interfaces had no
   * static methods before Java 8.
   */
  boolean tellsInitialization() {
    return isInstrumented
        && methods.contains("<clinit>()V")
        && (!isInterface() || version >= Opcodes.V1_8);
  }

  @Nullable FieldInfo field(String field, String descriptor) {
    for (FieldInfo f : fields) {
      if (f.name.equals(field) && f.descriptor.equals(descriptor)) {
        return f;
      }
    }
    return null;
  }

  String packageName() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  private static final class Collector extends ClassVisitor {
    private @Nullable ClassInfo info;
    private final Set<String> fieldNames = new HashSet<>();
    private final boolean isInstrumented;

    private final boolean hasFields;

    Collector(boolean isInstrumented, boolean hasFields) {
      super(Opcodes.ASM9);
      this.isInstrumented = isInstrumented;
      this.hasFields = hasFields;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      info =
          new ClassInfo(
              version,
              access,
              name,
              superName,
              interfaces == null ? new String[0] : interfaces,
              isInstrumented);
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      if (info != null && hasFields) {
        info.fields.add(new FieldInfo(name, descriptor, access, isFollowed(info, access, name)));
      }
      return null;
    }

    /**
     * A shadow is named after its field. Obfuscated classes have several fields of one name, of
     * which the first has a shadow; and fields may be named as methods may not.
     */
    private boolean isFollowed(ClassInfo owner, int access, String name) {
      return !owner.isInterface()
          && fieldNames.add(name)
          && (access & Opcodes.ACC_FINAL) == 0
          && name.indexOf('<') < 0
          && name.indexOf('>') < 0
          && !name.startsWith("$jacoco");
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (info != null) {
        boolean isDeclaredAgain =
            (access & Opcodes.ACC_ABSTRACT) != 0; // who has it may be a JDK class
        if (name.equals("<clinit>")
            || (info.isInstrumented && !isDeclaredAgain && CallModels.isModelled(name))) {
          info.methods.add(name + descriptor); // nobody asks for the others
        }
        info.hasCode |= (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
      }
      return null;
    }
  }
}
