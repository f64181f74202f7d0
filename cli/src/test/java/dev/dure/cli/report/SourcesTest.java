package dev.dure.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  @TempDir private Path directory = Path.of("");

  private Path file(String path, String content) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, content);
  }

  private static Finding at(String... frames) {
    return Samples.read(
        "data-race",
        "data-race",
        "",
        "",
        "x",
        List.of(Samples.access("read", "t", 1, List.of(), frames)));
  }

  private static @Nullable Source find(Sources sources, String frame) {
    sources.look(List.of(at(frame)));
    return sources.find(Frame.parse(frame));
  }

  @Test
  void aFileIsFoundByPackageAndNameWhereverItsRootIs() throws IOException {
    Files.createDirectories(directory.resolve(".git"));
    file("a: module/src/main/java/app/Counter.java", "package app;\n\ttwo\n");
    file("other/app/Counter.java", "package other.app;\n");
    file("Counter.java", "no\n");
    Sources sources = new Sources(directory.resolve("a: module"), List.of());
    Source source = Objects.requireNonNull(find(sources, "app.Counter.add(Counter.java:2)"));
    assertThat(source.uri()).isEqualTo("a%3A%20module/src/main/java/app/Counter.java");
    assertThat(source.isRelative()).isTrue();
    assertThat(source.line(2)).isEqualTo("    two");
    assertThat(source.has(2)).isTrue();
    assertThat(source.has(3)).isFalse();
    assertThat(sources.base()).isEqualTo(directory);
  }

  @Test
  void ofTwoAsGoodNoneIsTakenAndTheFirstRootDecides() throws IOException {
    Path one = file("one/app/C.java", "package app; // 1");
    Path two = file("two/app/C.java", "// two\npackage app;");
    String frame = "app.C.m(C.java:1)";
    assertThat(find(new Sources(directory, List.of()), frame)).isNull();
    List<Path> roots =
        List.of(directory.resolve("two"), directory.resolve("none"), directory.resolve("one"));
    Source source = Objects.requireNonNull(find(new Sources(directory, roots), frame));
    assertThat(source.lines()).containsExactly("// two", "package app;");
    assertThat(List.of(one, two)).allMatch(Files::exists);
  }

  @Test
  void aClassWithoutAPackageIsNotTakenFromOne() throws IOException {
    file("src/app/Main.java", "package app;\n");
    assertThat(find(new Sources(directory, List.of()), "Main.main(Main.java:1)")).isNull();
    file("src/Main.java", "class Main {}\n");
    assertThat(find(new Sources(directory, List.of()), "Main.main(Main.java:1)")).isNotNull();
  }

  @Test
  void whatABuildMadeIsLeftOutButNoPackageOfThatName() throws IOException {
    file("pom.xml", "");
    file("target/generated/app/A.java", "package app;");
    file("src/app/target/B.java", "package app.target;");
    file(".hidden/app/D.java", "package app;");
    Sources sources = new Sources(directory, List.of());
    assertThat(find(sources, "app.A.m(A.java:1)")).isNull();
    assertThat(find(sources, "app.target.B.m(B.java:1)")).isNotNull();
    assertThat(find(sources, "app.D.m(D.java:1)")).isNull();
  }

  @Test
  void aNameInAClassFileIsNoPath() throws IOException {
    Path secret = file("secret.java", "package app;");
    file("root/app/x.env", "s");
    Files.createSymbolicLink(file("root/app/y", "").resolveSibling("Z.java"), secret);
    Sources sources = new Sources(directory.resolve("root"), List.of());
    for (String frame :
        List.of(
            "app.X.m(../../secret.java:1)",
            "app.X.m(x.env:1)",
            "...secret.m(secret.java:1)",
            "app.Z.m(Z.java:1)",
            "app.X.m(/etc/passwd:1)")) {
      assertThat(find(sources, frame)).as(frame).isNull();
    }
  }

  @Test
  void aFileElsewhereHasAnAbsoluteUri() throws IOException {
    file("far/app/C.java", "package app;");
    Sources sources = new Sources(file("near/x", "").resolveSibling(""), List.of(directory));
    Source source = Objects.requireNonNull(find(sources, "app.C.m(C.java:1)"));
    assertThat(source.isRelative()).isFalse();
    assertThat(source.uri()).startsWith("file:///").endsWith("/far/app/C.java");
  }
}
