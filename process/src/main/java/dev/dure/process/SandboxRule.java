package dev.dure.process;

/** One thing that a {@link Sandbox} enforces; which of them, {@link ProcessPool#sandbox} says. */
public enum SandboxRule {
  /** There is no network. */
  NO_NETWORK,
  /** Nothing can be seen of the file system but what is needed or was named. */
  FEW_FILES,
  /** Nothing can be written but the worker's own {@code /tmp} and what was named. */
  READ_ONLY,
  /** Its {@code /tmp} is its own, and limited. */
  OWN_TEMPORARY_FILES,
  /** No process can be seen or signalled but its own. */
  OWN_PROCESSES,
  /** All of its processes end with it and with the parent. */
  ENDS_WITH_PARENT,
  /** No System V or POSIX objects of others. */
  OWN_IPC,
  /** The environment is cleared. */
  OWN_ENVIRONMENT,
  /** No capabilities, and no program gives any. */
  NO_PRIVILEGES,
  /** No namespaces can be made inside. */
  NO_NAMESPACES,
  /** No core files. */
  NO_CORE_FILES,
  /** Open files are limited. */
  LIMITED_OPEN_FILES,
  /** Processes and threads are limited. */
  LIMITED_PROCESSES,
  /** Files' sizes are limited. */
  LIMITED_FILE_SIZE
}
