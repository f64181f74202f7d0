package dev.dure.process;

import dev.dure.linux.Platform;
import java.util.Optional;

/**
 * What of a pool of processes depends on the machine; asked for by {@link ProcessPool#supports},
 * and by {@link #missing} if the reason matters.
 */
public enum WorkerCapability {
  /** Pools of processes at all. */
  POOL {
    @Override
    public Optional<String> missing() {
      try {
        Platform.require();
        return Optional.empty();
      } catch (UnsupportedOperationException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
  },
  /** What a task has started ends with its worker. */
  GROUP_KILL {
    @Override
    public Optional<String> missing() {
      return ProcessGroup.leader().isEmpty()
          ? Optional.of("setsid is not there. Install the package util-linux.")
          : Optional.empty();
    }
  },
  /** {@link PoolOptions#withResidentCap} and {@link PoolOptions#withCpuCap}. */
  CAPS {
    @Override
    public Optional<String> missing() {
      return ProcessUsage.of(ProcessHandle.current()).residentBytes() > 0
          ? Optional.empty()
          : Optional.of("/proc cannot be read.");
    }
  },
  /** {@link WorkerOptions#withSandbox}. */
  SANDBOX {
    @Override
    public Optional<String> missing() {
      return sandboxMissing(Sandbox.strict());
    }
  },
  /**
   * {@link PoolOptions#withStartupCache()}, for workers with default options: it needs JDK 25, a
   * class path of jars, and no agents.
   */
  STARTUP_CACHE {
    @Override
    public Optional<String> missing() {
      JvmCommand command = JvmCommand.of(ParentJvm.current(), WorkerOptions.defaults());
      return Optional.ofNullable(StartupCache.unsupported(command.line()));
    }
  },
  /** {@link Sandbox#withMaxProcesses}. */
  SANDBOX_PROCESS_LIMIT {
    @Override
    public Optional<String> missing() {
      return sandboxMissing(Sandbox.strict().withMaxProcesses(1 << 10));
    }
  };

  /**
   * Why it is not available. May start a process to find out, and waits for its end, which takes
   * some 20 ms; not interruptible.
   *
   * @return what is missing and what to do, in words; empty if it is available
   */
  public abstract Optional<String> missing();

  private static Optional<String> sandboxMissing(Sandbox sandbox) {
    Optional<String> platform = POOL.missing();
    if (platform.isPresent()) {
      return platform;
    }
    try {
      SandboxPrograms.require(sandbox, WorkerOptions.defaults());
      return Optional.empty();
    } catch (SandboxUnavailableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
