package dev.dure.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the checker's agent is.
 *
 * @param location the jar, which may be missing; empty if nobody has said where it is
 */
record AgentJar(String location) {

  /** Set by the launcher. */
  private static final String PROPERTY = "dure.race.agent";

  static AgentJar ofLauncher() {
    return new AgentJar(System.getProperty(PROPERTY, ""));
  }

  Optional<Path> find() {
    Path jar = Path.of(location).toAbsolutePath();
    return !location.isEmpty() && Files.isReadable(jar) ? Optional.of(jar) : Optional.empty();
  }

  String whyMissing() {
    return location.isEmpty()
        ? "the checker's agent is not known here; start this as ./dure, or with -D"
            + PROPERTY
            + "=JAR"
        : "the checker's agent is missing: " + location;
  }
}
