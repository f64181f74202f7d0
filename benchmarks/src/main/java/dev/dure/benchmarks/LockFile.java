package dev.dure.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An empty file to take {@code FileChannel.lock} on, for as long as a measurement lasts. */
record LockFile(Path path) implements AutoCloseable {

  static LockFile create() throws IOException {
    return new LockFile(Files.createTempFile("dure-benchmark", ".lock"));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
