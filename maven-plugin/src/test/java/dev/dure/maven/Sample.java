package dev.dure.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project of {@code src/it} in a directory of its own, built by the Maven that runs this test. It
 * takes this build's artifacts from a local repository beside it, and all others from the one of
 * this build; so it needs no network.
 */
final class Sample {

  private static final String VERSION = System.getProperty("dure.test.version", "");
  private static final Path MAVEN = Path.of(System.getProperty("dure.test.maven", ""));
  private static final String REPOSITORY = System.getProperty("dure.test.repository", "");

  private final Path directory;
  private final Path repository;

  /** Takes a directory, which is empty. */
  Sample(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory.resolve("project"));
    this.repository = directory.resolve("repository");
    install("dure-parent", "..", false);
    install("dure-race-runtime", "../race-runtime", true);
    install("dure-race", "../race", true);
    install("dure-junit", "../junit", true);
    install("dure-maven-plugin", ".", true);
  }

  private void install(String artifact, String module, boolean jar) throws IOException {
    Path there =
        Files.createDirectories(repository.resolve("dev/dure/" + artifact + "/" + VERSION));
    String name = artifact + "-" + VERSION;
    Files.copy(Path.of(module, "pom.xml"), there.resolve(name + ".pom"));
    if (jar) {
      Files.copy(Path.of(module, "target", name + ".jar"), there.resolve(name + ".jar"));
    }
  }

  /** Where it is. */
  Path directory() {
    return directory;
  }

  /** Adds files of {@code src/it}, over those that are there. */
  Sample add(String from, String to) throws IOException {
    Path source = Path.of("src/it").resolve(from);
    try (Stream<Path> files = Files.walk(source)) {
      files.filter(Files::isRegularFile).forEach(file -> copy(source, file, to));
    }
    return this;
  }

  private void copy(Path source, Path file, String to) {
    try {
      Path target = directory.resolve(to).resolve(source.relativize(file).toString()).normalize();
      Files.createDirectories(target.resolveSibling(""));
      if (file.endsWith("pom.xml")) {
        String pom = Files.readString(file);
        Files.writeString(
            target,
            pom.replace("@version@", VERSION)
                .replace("@junit@", System.getProperty("dure.test.junit", "")));
      } else {
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a file by one of {@code src/it}. */
  void replace(String file, String by) throws IOException {
    Files.copy(
        Path.of("src/it").resolve(by),
        directory.resolve(file),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Adds the lines that put the project under the checker. */
  void addPlugin() throws IOException {
    Path pom = directory.resolve("pom.xml");
    Files.writeString(
        pom,
        Files.readString(pom)
            .replace(
                "<!-- plugins -->",
                """
                <plugin>
                  <groupId>dev.dure</groupId>
                  <artifactId>dure-maven-plugin</artifactId>
                  <version>%s</version>
                  <extensions>true</extensions>
                </plugin>
                """
                    .formatted(VERSION)));
  }

  /** What a build said. */
  record Build(int exit, List<String> lines) {

    String text() {
      return String.join("\n", lines);
    }
  }

  /** Builds it. */
  Build build(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(MAVEN.resolve("bin/mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-o", "-Dstyle.color=never"));
    command.add("-Dmaven.repo.local=" + repository);
    command.add("-Dmaven.repo.local.tail=" + REPOSITORY);
    command.addAll(List.of(arguments));
    Path output = directory.resolveSibling("output");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "MAVEN_ARGS"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    Process process = builder.start();
    try {
      return new Build(process.waitFor(), Files.readAllLines(output));
    } finally {
      process.destroyForcibly();
    }
  }
}
