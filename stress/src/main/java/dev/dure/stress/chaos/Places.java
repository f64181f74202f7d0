package dev.dure.stress.chaos;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a run has its files, and how its processes are known.
 *
 * @param directory its own, in memory
 * @param setting what its workers have in common
 */
record Places(Path directory, Session.Setting setting) {

  /** The property that tells a JVM of this program where its run has its files. */
  static final String PROPERTY = "dure.chaos.directory";

  /**
   * Those of this JVM, which the launcher has started.
   *
   * @param options of the run
   * @param name which JVM of the run
   */
  static Places own(ChaosOptions options, String name) {
    Path directory = Path.of(System.getProperty(PROPERTY));
    Session.Setting setting =
        new Session.Setting(
            directory.getFileName() + "-" + name,
            directory.resolve(name + ".ledger").toString(),
            Launcher.workerFlags(directory),
            options.mutation(),
            options.stallSeconds());
    return new Places(directory, setting);
  }

  Path ledger() {
    return Path.of(setting.ledger());
  }

  /** Of control sockets. */
  Path temporary() {
    return directory.resolve("tmp");
  }

  /** Of named spaces. */
  Path segments() {
    return directory.resolve("segments");
  }

  /** What of this JVM's pools is alive. */
  List<Long> processes() {
    return Remains.processes(setting.mark());
  }
}
