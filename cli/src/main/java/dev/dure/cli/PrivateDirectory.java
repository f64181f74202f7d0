package dev.dure.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory of files that nobody else may read or write; gone with its files when it is closed.
 *
 * @param path where it is
 */
record PrivateDirectory(Path path) implements AutoCloseable {

  static PrivateDirectory create() throws IOException {
    return new PrivateDirectory(Files.createTempDirectory("dure-check-")); // its mode is 0700
  }

  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(path);
  }
}
