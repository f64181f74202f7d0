package dev.dure.race.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is learnt from the code of {@link ShapeSubject}, as javac compiles it. */
class ShapesTest {

  private static final String SUBJECT = ShapeSubject.class.getName();

  @BeforeAll
  static void learn() throws IOException {
    bytes().accept(new ShapeVisitor(null), 0);
  }

  private static ClassReader bytes() throws IOException {
    try (InputStream in = ShapeSubject.class.getResourceAsStream("ShapeSubject.class")) {
      return new ClassReader(Objects.requireNonNull(in));
    }
  }

  /** The pattern of a race between two accesses. */
  private static RacePattern pattern(String field, Side one, Side other) {
    RacePattern pattern = Shapes.pattern("ShapeSubject." + field + " of x.Y@1", one, other);
    assertThat(Shapes.pattern("ShapeSubject." + field, other, one)).isEqualTo(pattern);
    return pattern;
  }

  private static Side read(String method, int nth) throws IOException {
    return Sides.read(Sides.at(SUBJECT, method, lineOf(method, nth)));
  }

  private static Side write(String method, int nth) throws IOException {
    return Sides.write(Sides.at(SUBJECT, method, lineOf(method, nth)));
  }

  /** The n-th line of a method that has code, from 1. */
  private static int lineOf(String method, int nth) throws IOException {
    int[] lines = new int[100];
    int[] count = new int[1];
    bytes()
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String generic, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitLineNumber(int line, org.objectweb.asm.Label start) {
                    if (name.equals(method) && Arrays.stream(lines).noneMatch(it -> it == line)) {
                      lines[count[0]++] = line;
                    }
                  }
                };
              }
            },
            0);
    return lines[nth - 1];
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"increment", "addAssign", "addWork", "spelledOut", "staticIncrement", "inLambda"})
  void anUpdateInOneExpressionLosesUpdates(String method) throws IOException {
    String name = method.equals("inLambda") ? "lambda$inLambda$0" : method;
    String field = method.equals("staticIncrement") ? "made" : "total";
    assertThat(pattern(field, read(name, 1), write(name, 1))).isEqualTo(RacePattern.LOST_UPDATE);
    assertThat(pattern(field, write(name, 1), write(name, 1))).isEqualTo(RacePattern.LOST_UPDATE);
  }

  @Test
  void twoMethodsThatUpdateLoseUpdatesOfEachOther() throws IOException {
    assertThat(pattern("total", read("increment", 1), write("addWork", 1)))
        .isEqualTo(RacePattern.LOST_UPDATE);
  }

  @Test
  void whatOnlyOneSideUpdatesIsNoLostUpdate() throws IOException {
    assertThat(pattern("total", read("get", 1), write("increment", 1)))
        .isEqualTo(RacePattern.DATA_RACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"setToSum", "overwrite", "unrelatedUpdate"})
  void whatIsNotReadForItIsNoUpdate(String method) throws IOException {
    assertThat(pattern("total", write(method, 1), write(method, 1)))
        .isEqualTo(RacePattern.DATA_RACE);
  }

  @Test
  void twoStatementsAreNoUpdate() throws IOException {
    assertThat(pattern("total", read("passThenSet", 1), write("passThenSet", 2)))
        .isEqualTo(RacePattern.DATA_RACE);
  }

  @Test
  void aCheckOnWhichAWriteDependsIsCheckThenAct() throws IOException {
    assertThat(pattern("instance", read("lazy", 1), write("lazy", 2)))
        .isEqualTo(RacePattern.CHECK_THEN_ACT);
    assertThat(pattern("instance", write("lazy", 2), write("lazy", 2)))
        .isEqualTo(RacePattern.CHECK_THEN_ACT);
    assertThat(pattern("instance", read("lazyInOneLine", 1), write("lazyInOneLine", 1)))
        .isEqualTo(RacePattern.CHECK_THEN_ACT);
    assertThat(pattern("total", read("belowLimit", 1), write("belowLimit", 2)))
        .isEqualTo(RacePattern.CHECK_THEN_ACT);
  }

  @Test
  void aWriteAfterTheCheckedPartDoesNotDependOnIt() throws IOException {
    assertThat(pattern("instance", read("lookThenSet", 1), write("lookThenSet", 4)))
        .isEqualTo(RacePattern.DATA_RACE);
    assertThat(pattern("instance", read("lazy", 3), write("lazy", 2)))
        .as("the read for the return")
        .isEqualTo(RacePattern.DATA_RACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spin", "spinPolitely", "spinFromBelow"})
  void aLoopThatOnlyLooksSpins(String method) throws IOException {
    int looks = method.equals("spinFromBelow") ? 2 : 1;
    assertThat(pattern("stop", read(method, looks), write("overwrite", 1)))
        .isEqualTo(RacePattern.SPIN_ON_PLAIN_FLAG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"workUntilStopped", "once"})
  void aLoopThatWorksDoesNotSpin(String method) throws IOException {
    assertThat(pattern("stop", read(method, 1), write("overwrite", 1)))
        .isEqualTo(RacePattern.DATA_RACE);
  }
}
