package dev.dure.race.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

class PrivateArraysTest {

  /** Methods, and how many of their accesses nobody else can reach. */
  @SuppressWarnings({"unused", "UnusedMethod", "ReturnValueIgnored"})
  private static final class Specimen {
    private static int @Nullable [] shared;
    private int @Nullable [] field;

    static int stays(int n) {
      int[] a = new int[n];
      for (int i = 0; i < n; i++) {
        a[i] = i;
      }
      return a[n - 1];
    }

    static long oneOfTwoStays(boolean first) {
      long[] a = null;
      if (first) {
        a = new long[3];
      } else {
        a = new long[4];
      }
      a[0] = 7;
      return a[0];
    }

    static int[] isReturned() {
      int[] a = new int[3];
      a[0] = 1;
      return a;
    }

    static void isStored() {
      int[] a = new int[3];
      a[0] = 1;
      shared = a;
    }

    void isStoredInField() {
      int[] a = new int[3];
      a[0] = 1;
      field = a;
    }

    static int isPassed() {
      int[] a = new int[3];
      a[0] = 1;
      return java.util.Arrays.hashCode(a);
    }

    static Runnable isCaptured() {
      int[] a = new int[1];
      a[0] = 1;
      return () -> a[0]++;
    }

    static int isElement(int[][] all) {
      int[] a = new int[1];
      a[0] = 1; // told, as the next one is
      all[0] = a;
      return 1;
    }

    static int mayBeAnother(int[] given, boolean own) {
      int[] a = own ? new int[1] : given;
      a[0] = 1;
      return a[0];
    }

    static Object elementsOfOwnAreNot(String[] given) {
      String[][] own = new String[1][];
      own[0] = given; // one private store
      own[0][0] = "x"; // one private load, and a store that is not
      return 1;
    }

    static void isThrown(boolean later) throws Exception {
      Object[] a = new Object[1];
      a[0] = later;
      Object o = a;
      if (later) {
        throw (Exception) o;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stays, 2",
    "oneOfTwoStays, 2",
    "isReturned, 0",
    "isStored, 0",
    "isStoredInField, 0",
    "isPassed, 0",
    "isCaptured, 0",
    "isElement, 0",
    "mayBeAnother, 0",
    "elementsOfOwnAreNot, 2",
    "isThrown, 0"
  })
  void privateAccesses(String name, int count) throws IOException {
    assertThat(PrivateArrays.accesses("Specimen", method(name))).hasSize(count);
  }

  private static MethodNode method(String name) throws IOException {
    String file = Specimen.class.getName().replace('.', '/') + ".class";
    ClassNode node = new ClassNode();
    try (InputStream in =
        Objects.requireNonNull(Specimen.class.getClassLoader()).getResourceAsStream(file)) {
      new ClassReader(Objects.requireNonNull(in)).accept(node, 0);
    }
    return node.methods.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
  }
}
