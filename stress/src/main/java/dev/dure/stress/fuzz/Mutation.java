package dev.dure.stress.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Checks of the library that can be taken out of it on purpose, to see that the fuzzer finds that
 * they are missing: the workers get a copy of the class in which the method that checks says yes,
 * or gives back what it was given.
 */
enum Mutation {
  /** Nothing. */
  NONE("", "", ""),
  /** A lock's word may name any process. */
  OWNER_UNCHECKED("LockRecord", "isSound", "lock"),
  /** A position of a queue may lead anywhere. */
  POSITION_UNCHECKED("MemoryRing", "requirePosition", "queue"),
  /** An object's header may have any numbers. */
  HEAD_UNCHECKED("Directory$Head", "isSound", "object"),
  /** Which place of a record is current may be any. */
  PLACE_UNCHECKED("MemoryGuarded", "requirePlace", "guarded.current"),
  /** A barrier's cell may be another epoch's. */
  CELL_UNCHECKED("BarrierRecord", "requireSound", "barrier.cell,barrier.epoch");

  private static final String PACKAGE = "dev/dure/memory/";

  private final String className;
  private final String method;
  private final String targets;

  Mutation(String className, String method, String targets) {
    this.className = className;
    this.method = method;
    this.targets = targets;
  }

  /** What has to be overwritten so that the check is missed. */
  String targets() {
    return targets;
  }

  /** Writes the class without its check under a directory of classes. */
  void write(Path classes) throws IOException {
    if (this == NONE) {
      return;
    }
    String file = PACKAGE + className + ".class";
    Path target = classes.resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream original = Mutation.class.getClassLoader().getResourceAsStream(file)) {
      if (original == null) {
        throw new IOException(file + " is not on the class path");
      }
      Files.write(target, withoutCheck(original.readAllBytes()));
    }
  }

  private byte[] withoutCheck(byte[] original) throws IOException {
    AtomicBoolean done = new AtomicBoolean();
    ClassTransform transform =
        (builder, element) -> {
          if (element instanceof MethodModel model && model.methodName().equalsString(method)) {
            done.set(true);
            builder.withMethodBody(
                model.methodName(),
                model.methodType(),
                model.flags().flagsMask(),
                code -> pass(code, model.methodTypeSymbol(), model.flags().has(AccessFlag.STATIC)));
          } else {
            builder.with(element);
          }
        };
    ClassFile classFile = ClassFile.of();
    byte[] mutated = classFile.transformClass(classFile.parse(original), transform);
    if (!done.get()) {
      throw new IOException(className + " has no method " + method + ", which " + this + " needs");
    }
    return mutated;
  }

  /** Says yes where yes or no is asked for, and gives back the last argument otherwise. */
  private static void pass(CodeBuilder code, MethodTypeDesc type, boolean isStatic) {
    TypeKind result = TypeKind.from(type.returnType());
    if (result == TypeKind.BOOLEAN) {
      code.iconst_1();
    } else {
      int slot = isStatic ? 0 : 1;
      for (int i = 0; i + 1 < type.parameterCount(); i++) {
        slot += TypeKind.from(type.parameterType(i)).slotSize();
      }
      code.loadLocal(result, slot);
    }
    code.return_(result);
  }
}
