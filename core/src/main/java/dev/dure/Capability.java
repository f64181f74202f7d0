package dev.dure;

/** What only some spaces can do; asked for by {@link Space#supports}. */
public enum Capability {
  /** Handles work in other processes of the same machine. */
  PROCESSES,
  /** Handles work on other machines. */
  MACHINES,
  /** Elements of an array can be reached without a copy, as memory. */
  MEMORY_VIEW,
  /** A name can be found by a process that got no handle. */
  OPEN_BY_NAME
}
