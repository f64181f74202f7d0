package dev.dure.race.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.race.runtime.model.OwnMembers;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;

class ClassWeaverTest {

  private static final String SPECIMEN = Specimen.class.getName();

  private static final Handle METAFACTORY =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "java/lang/invoke/LambdaMetafactory",
          "metafactory",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
              + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;"
              + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;",
          false);

  private static Woven specimens() throws IOException {
    return Woven.of(
        Specimen.class, Specimen.Early.class, Specimen.Below.class, Specimen.Constants.class);
  }

  @Test
  void theJvmAcceptsWhatIsWoven() throws Exception {
    Woven woven = specimens();
    for (Class<?> original :
        List.of(
            Specimen.class, Specimen.Early.class, Specimen.Below.class, Specimen.Constants.class)) {
      Class<?> loaded = woven.link(original.getName());
      assertThat(loaded.getClassLoader()).isSameAs(woven);
      assertThat(loaded).isNotSameAs(original);
    }
  }

  @Test
  void eachFieldThatCanRaceHasAShadowAndTwoAccessors() throws Exception {
    Class<?> loaded = specimens().link(SPECIMEN);
    for (Field field : Specimen.class.getDeclaredFields()) {
      boolean isFinal = Modifier.isFinal(field.getModifiers());
      assertThat(
              names(loaded.getDeclaredFields()).anyMatch(n -> n.equals("$dure$" + field.getName())))
          .as(field.getName())
          .isEqualTo(!isFinal);
      assertThat(names(loaded.getDeclaredMethods()))
          .filteredOn(n -> n.endsWith("$" + field.getName()))
          .as(field.getName())
          .hasSize(isFinal ? 0 : 2);
    }
  }

  @Test
  void whatIsAddedIsSynthetic() throws Exception {
    Class<?> loaded = specimens().link(SPECIMEN);
    Stream<Member> added =
        Stream.<Member>concat(
                Arrays.stream(loaded.getDeclaredFields()),
                Arrays.stream(loaded.getDeclaredMethods()))
            .filter(member -> member.getName().startsWith("$dure$"));
    assertThat(added).isNotEmpty().allMatch(Member::isSynthetic);
  }

  @Test
  void noVisibleFieldOrMethodIsAdded() throws Exception {
    Class<?> woven = specimens().link(SPECIMEN);
    assertThat(woven.getDeclaredFields())
        .filteredOn(field -> !field.isSynthetic())
        .extracting(Field::getName)
        .containsExactlyInAnyOrderElementsOf(namesOf(Specimen.class.getDeclaredFields()));
    assertThat(OwnMembers.without(woven.getDeclaredMethods()))
        .extracting(Method::getName)
        .containsExactlyInAnyOrderElementsOf(namesOf(Specimen.class.getDeclaredMethods()));
  }

  private static List<String> namesOf(Member[] members) {
    return Arrays.stream(members).map(Member::getName).toList();
  }

  @Test
  void aFieldIsToldOfThroughTheClassThatDeclaresIt() throws IOException {
    assertThat(specimens().calls(Specimen.Early.class.getName(), "inherited"))
        .containsExactly("current", "$dure$r$value", "$dure$r$more", "$dure$r$value");
  }

  @Test
  void aVolatileFieldIsReadAndWrittenByItsAccessors() throws IOException {
    assertThat(specimens().calls(SPECIMEN, "volatiles"))
        .containsExactly(
            "current",
            "$dure$r$flag",
            "$dure$w$flag",
            "$dure$r$value",
            "$dure$w$stamp",
            "$dure$r$stamp");
  }

  @Test
  void nothingIsToldOfTheObjectBeforeSuper() throws IOException {
    List<String> calls = specimens().calls(Specimen.Early.class.getName(), "<init>");
    assertThat(calls).contains("$dure$w$more");
    assertThat(calls.indexOf("$dure$w$more")).isGreaterThan(calls.lastIndexOf("<init>"));
  }

  @Test
  void aSynchronizedMethodLeavesItsLockByEveryWay() throws IOException {
    Woven woven = specimens();
    // The return, and the exception; the program's own throw leaves by the latter.
    assertThat(woven.calls(SPECIMEN, "locked")).containsOnlyOnce("entered");
    assertThat(woven.calls(SPECIMEN, "locked").stream().filter("exiting"::equals)).hasSize(2);
    assertThat(woven.method(SPECIMEN, "locked").tryCatchBlocks)
        .extracting(block -> block.type)
        .containsExactly((String) null);
  }

  @Test
  void initializersTellAndUsesLearn() throws IOException {
    Woven woven = specimens();
    assertThat(woven.calls(SPECIMEN, "<clinit>")).endsWith("end");
    assertThat(woven.calls(SPECIMEN, "table")).startsWith("current", "acquire");
    assertThat(woven.calls(Specimen.Below.class.getName(), "<clinit>"))
        .startsWith("current", "$dure$initialized$")
        .endsWith("end");
    assertThat(woven.calls(Specimen.Constants.class.getName(), "first"))
        .startsWith("current", "$dure$initialized$");
  }

  @Test
  void aReferenceToAModelledMethodCallsTheModel() throws IOException {
    assertThat(specimens().node(SPECIMEN).methods)
        .filteredOn(method -> method.name.startsWith("$dure$ref$"))
        .singleElement()
        .satisfies(
            method -> assertThat(method.desc).isEqualTo("(Ljava/util/concurrent/locks/Lock;)V"));
  }

  @Test
  void aReferenceKeepsTheTypeOfItsReceiverWhereTheMethodIsOfATypeAboveIt() throws Exception {
    byte[] original =
        made(
            Opcodes.V11,
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            code -> {
              code.visitTypeInsn(Opcodes.NEW, "java/util/ArrayList");
              code.visitInsn(Opcodes.DUP);
              code.visitMethodInsn(
                  Opcodes.INVOKESPECIAL, "java/util/ArrayList", "<init>", "()V", false);
              code.visitInvokeDynamicInsn(
                  "apply",
                  "(Ljava/util/ArrayList;)Ljava/util/function/IntFunction;",
                  METAFACTORY,
                  Type.getMethodType("(I)Ljava/lang/Object;"),
                  new Handle(
                      Opcodes.H_INVOKEINTERFACE,
                      "java/util/List",
                      "get",
                      "(I)Ljava/lang/Object;",
                      true),
                  Type.getMethodType("(I)Ljava/lang/Object;"));
              code.visitInsn(Opcodes.POP);
              code.visitInsn(Opcodes.RETURN);
            });
    Woven woven = Woven.of(original);

    woven.link("Made").getMethod("m").invoke(null); // the JVM links the reference

    assertThat(woven.node("Made").methods)
        .filteredOn(method -> method.name.startsWith("$dure$ref$"))
        .singleElement()
        .satisfies(
            method ->
                assertThat(method.desc).isEqualTo("(Ljava/util/ArrayList;I)Ljava/lang/Object;"));
  }

  @Test
  void aMethodThatWouldBeTooLargeIsInstrumentedLess() throws Exception {
    Woven woven =
        Woven.of(
            made(
                Opcodes.V17,
                Opcodes.ACC_STATIC,
                code -> {
                  for (int i = 0; i < 9000; i++) {
                    code.visitFieldInsn(Opcodes.GETSTATIC, "Made", "f", "[I");
                    code.visitInsn(Opcodes.ICONST_0);
                    code.visitInsn(Opcodes.ICONST_0);
                    code.visitInsn(Opcodes.IASTORE);
                  }
                  code.visitInsn(Opcodes.RETURN);
                }));
    var unused = woven.link("Made");
    assertThat(woven.calls("Made", "m")).doesNotContain("write");
    assertThat(woven.node("Made").fields).extracting(field -> field.name).contains("$dure$f");
  }

  @Test
  void classFilesOfBeforeJava5AreInstrumentedToo() throws Exception {
    Woven woven =
        Woven.of(
            made(
                Opcodes.V1_4,
                Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED,
                code -> {
                  code.visitInsn(Opcodes.ACONST_NULL);
                  code.visitFieldInsn(Opcodes.PUTSTATIC, "Made", "f", "[I");
                  code.visitInsn(Opcodes.RETURN);
                }));
    var unused = woven.link("Made");
    assertThat(woven.calls("Made", "m"))
        .containsExactly("current", "forName", "entered", "$dure$w$f", "exiting", "exiting");
  }

  @Test
  void aVersionThatIsNotKnownYetIsKept() {
    byte[] original = made(Opcodes.V17, Opcodes.ACC_STATIC, code -> code.visitInsn(Opcodes.RETURN));
    original[7] = 99;
    assertThat(ClassFiles.version(Woven.of(original).classFile("Made"))).isEqualTo(99);
  }

  @Test
  void twoFieldsOfOneNameAreNoTrouble() throws Exception {
    var writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Made", null, "java/lang/Object", null);
    writer.visitField(0, "f", "I", null, null).visitEnd();
    writer.visitField(0, "f", "J", null, null).visitEnd();
    Woven woven = Woven.of(writer.toByteArray());
    var unused = woven.link("Made");
    List<FieldNode> shadows =
        woven.node("Made").fields.stream().filter(f -> f.name.startsWith("$dure$")).toList();
    assertThat(shadows).hasSize(1);
  }

  @Test
  void aClassThatCannotBeFollowedHasAccessorsNevertheless() throws Exception {
    ClassReader reader = new ClassReader(Woven.bytes(SPECIMEN));
    var table = new Classes(resource -> null, name -> false);
    byte[] woven = new ClassWeaver(reader, ClassInfo.read(reader, true), table).weaveAccessors();
    Woven loader = Woven.withClass(SPECIMEN, woven);
    Class<?> loaded = loader.link(SPECIMEN);
    assertThat(names(loaded.getDeclaredMethods()))
        .contains("$dure$r$value", "$dure$w$value", "$dure$r$stamp", "$dure$w$stamp");
    assertThat(loader.calls(SPECIMEN, "plain")).isEmpty();
    assertThat(loader.calls(SPECIMEN, "$dure$r$value")).isEmpty();
  }

  /** A class with one static field {@code int[] f} and one method {@code void m()}. */
  private static byte[] made(int version, int access, Consumer<MethodVisitor> body) {
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, "Made", null, "java/lang/Object", null);
    writer.visitField(Opcodes.ACC_STATIC, "f", "[I", null, null).visitEnd();
    MethodVisitor code = writer.visitMethod(access, "m", "()V", null, null);
    code.visitCode();
    body.accept(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
    return writer.toByteArray();
  }

  private static Stream<String> names(Member[] members) {
    return Arrays.stream(members).map(Member::getName);
  }
}
