package dev.dure.race.instrument;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class of the package {@code dev.dure.race.runtime.model} says by its signatures. It is
 * read from its class file: reflection would load all of these classes, and all that they name,
 * while most programs need few of them.
 */
final class ModelClass extends ClassVisitor {

  /** A public static method. */
  record Signature(String name, String descriptor) {}

  private static final String PACKAGE = "dev/dure/race/runtime/model/";

  /** The agent's jar, if these classes come from the bootstrap loader, which finds no resources. */
  private static volatile @Nullable File jar;

  /** Internal name. */
  final String name;

  final List<Signature> methods = new ArrayList<>();

  /** What {@code StaticsOf} or {@code MethodsOf} names, or null. */
  @Nullable String standsFor;

  /** Whether the methods stand for static ones. */
  boolean isOfStatics;

  private ModelClass(String name) {
    super(Opcodes.ASM9);
    this.name = name;
  }

  /** Says where the agent is, before anything is read. */
  static void readFrom(File agent) {
    jar = agent;
  }

  /**
   * Reads classes.
   *
   * @param names simple ones
   * @throws IllegalStateException if one is missing
   */
  static List<ModelClass> read(Iterable<String> names) {
    File file = jar;
    List<ModelClass> read = new ArrayList<>();
    try (ZipFile agent = file == null ? null : new ZipFile(file)) {
      for (String name : names) {
        String resource = PACKAGE + name + ".class";
        try (InputStream in = open(agent, resource)) {
          if (in == null) {
            throw new IllegalStateException("the checker has no " + resource);
          }
          var found = new ModelClass(PACKAGE + name);
          new ClassReader(in.readAllBytes())
              .accept(
                  found, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
          read.add(found);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the checker cannot read itself", e);
    }
    return read;
  }

  private static @Nullable InputStream open(@Nullable ZipFile agent, String resource)
      throws IOException {
    if (agent == null) {
      ClassLoader own = Objects.requireNonNull(ModelClass.class.getClassLoader());
      return own.getResourceAsStream(resource);
    }
    var entry = agent.getEntry(resource);
    return entry == null ? null : agent.getInputStream(entry);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    int wanted = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    if ((access & (wanted | Opcodes.ACC_SYNTHETIC)) == wanted) {
      methods.add(new Signature(method, descriptor));
    }
    return null;
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    boolean statics = descriptor.equals("L" + PACKAGE + "StaticsOf;");
    if (!statics && !descriptor.equals("L" + PACKAGE + "MethodsOf;")) {
      return null;
    }
    isOfStatics = statics;
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public void visit(@Nullable String element, Object value) {
        standsFor = value instanceof Type type ? type.getInternalName() : value.toString();
      }
    };
  }
}
