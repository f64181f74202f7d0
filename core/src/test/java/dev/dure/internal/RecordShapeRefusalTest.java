package dev.dure.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.MaxBytes;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("RecordShape refuses, and says why:")
class RecordShapeRefusalTest {

  private static final String HERE = RecordShapeRefusalTest.class.getName() + "$";

  private static void assertRefused(Class<?> type, String message) {
    assertThatThrownBy(() -> RecordType.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private record Boxed(int fine, Integer boxed) {}

  @SuppressWarnings("ArrayRecordComponent") // what is refused
  private record Array(int[] numbers) {}

  private record Generic<T>(T value) {}

  private record Outer(Boxed inner) {}

  @Test
  @DisplayName("components of other types, nested ones too")
  void otherTypes() {
    String allowed =
        " Allowed are primitive types, enums, String with @MaxBytes, and records of these.";
    assertRefused(
        Boxed.class,
        "Component \"boxed\" of " + HERE + "Boxed is of type java.lang.Integer." + allowed);
    assertRefused(
        Array.class, "Component \"numbers\" of " + HERE + "Array is of type int[]." + allowed);
    assertRefused(
        Generic.class,
        "Component \"value\" of " + HERE + "Generic is of type java.lang.Object." + allowed);
    assertRefused(
        Outer.class,
        "Component \"boxed\" of " + HERE + "Boxed is of type java.lang.Integer." + allowed);
  }

  private record Unbounded(String text) {}

  private record TooSmall(@MaxBytes(0) String text) {}

  private record TooLarge(@MaxBytes(65_537) String text) {}

  private record Largest(@MaxBytes(65_536) String text) {}

  @Test
  @DisplayName("strings without room, or with room out of 1 to 65536 bytes")
  void rooms() {
    assertRefused(
        Unbounded.class,
        "Component \"text\" of "
            + HERE
            + "Unbounded is a String without @MaxBytes. Say how much room it needs: @MaxBytes(32)"
            + " String text.");
    assertRefused(
        TooSmall.class,
        "Component \"text\" of " + HERE + "TooSmall has @MaxBytes(0); allowed are 1 to 65536.");
    assertRefused(
        TooLarge.class,
        "Component \"text\" of " + HERE + "TooLarge has @MaxBytes(65537); allowed are 1 to 65536.");
    Largest largest = new Largest("x".repeat(65_536));
    assertThat(RecordShape.of(largest).check(largest)).isSameAs(largest);
  }

  private record Self(int number, @Nullable Self next) {}

  private record Hen(@Nullable Egg egg) {}

  private record Egg(@Nullable Hen hen) {}

  private record Twice(Boolish left, Boolish right) {}

  private record Boolish(boolean value) {}

  @Test
  @DisplayName(
      "records that contain themselves, directly or not; the same record twice is no cycle")
  void cycles() {
    assertThatThrownBy(() -> RecordShape.of(new Self(1, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Component \"next\" of %sSelf is of type %sSelf, which contains itself.", HERE, HERE);
    assertThatThrownBy(() -> RecordShape.of(new Hen(null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Component \"hen\" of %sEgg is of type %sHen, which contains itself.", HERE, HERE);
    assertThat(RecordShape.of(new Twice(new Boolish(true), new Boolish(false))).bytes())
        .isEqualTo(2);
  }

  private record A0(int a, int b, int c, int d) {}

  private record A1(A0 a, A0 b, A0 c, A0 d) {}

  private record A2(A1 a, A1 b, A1 c, A1 d) {}

  private record A3(A2 a, A2 b, A2 c, A2 d) {}

  private record A4(A3 a, A3 b, A3 c, A3 d) {}

  private record A5(A4 a, A4 b, A4 c, A4 d) {}

  @Test
  @DisplayName("records that nest others until there are too many components")
  void tooManyComponents() {
    assertRefused(
        A4.class,
        "The record "
            + HERE
            + "A4 has more than 1000 components, nested ones included; allowed are 1000. Use a"
            + " shared array for bulk data.");
    assertThatThrownBy(() -> RecordType.of(A5.class)).hasMessageStartingWith("The record");
    assertThat(RecordType.of(A3.class).bytes()).isEqualTo(256 * 4);
  }

  private record Words(@MaxBytes(4) @Nullable String text, @Nullable Boolish nested) {}

  @Test
  @DisplayName("null, too long and broken strings, with their values")
  void values() {
    Boolish nested = new Boolish(true);
    RecordShape<Words> shape = RecordShape.of(new Words("", nested));
    String text = "Component \"text\" of " + HERE + "Words";
    assertThatThrownBy(() -> shape.check(new Words(null, nested)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text + " is null. Shared memory has no null: use a value that stands for it.");
    assertThatThrownBy(() -> shape.check(new Words("", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Component \"nested\" of " + HERE + "Words is null.");
    assertThatThrownBy(() -> shape.check(new Words("12345", nested)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text + " has 5 bytes of UTF-8; its @MaxBytes allows 4: \"12345\".");
    assertThatThrownBy(() -> shape.check(new Words("두레", nested)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text + " has 6 bytes of UTF-8; its @MaxBytes allows 4: \"두레\".");
    for (String broken : List.of("a\uDC00", "\uD800", "\uDC00\uD800")) {
      assertThatThrownBy(() -> shape.check(new Words(broken, nested)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lone surrogate U+");
    }
  }

  @Test
  @DisplayName("records of a module that does not open its package, with the line to add")
  void closedModule(@TempDir Path directory) throws IOException, ClassNotFoundException {
    Path source = Files.createDirectories(directory.resolve("src/acme/model"));
    Files.writeString(directory.resolve("src/module-info.java"), "module acme {}");
    Files.writeString(
        source.resolve("Secret.java"), "package acme.model; record Secret(long code) {}");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                directory.resolve("acme").toString(),
                directory.resolve("src/module-info.java").toString(),
                source.resolve("Secret.java").toString());
    assertThat(status).isZero();
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(directory.resolve("acme")), ModuleFinder.of(), Set.of("acme"));
    Class<?> secret =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader())
            .findLoader("acme")
            .loadClass("acme.model.Secret");
    // Tests run on the class path, where Dure has no module name to open to.
    assertRefused(
        secret,
        "The record acme.model.Secret cannot be reached: the module acme does not open its package."
            + " Add \"opens acme.model;\" to module-info.java.");
  }
}
