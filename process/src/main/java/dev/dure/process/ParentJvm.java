package dev.dure.process;

import java.lang.management.ManagementFactory;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a worker's command line takes from the JVM that starts it.
 *
 * @param javaHome where its {@code java} is
 * @param directory its working directory, to which relative paths refer
 * @param classPath its class path; empty if it has none
 * @param modulePath its module path; empty if it has none
 * @param mainModule the module that it was started with; null if it was started from the class path
 * @param dureModule the name of Dure's module; null if Dure is on the class path
 * @param applicationModules the modules of its boot layer that are not the JDK's, sorted
 * @param nativeAccess whether Dure may use native access without a warning
 * @param arguments the options that its VM was started with, wherever they came from
 * @param dureProperties the system properties that begin with {@code dure.}, with their present
 *     values
 */
record ParentJvm(
    Path javaHome,
    Path directory,
    String classPath,
    String modulePath,
    @Nullable String mainModule,
    @Nullable String dureModule,
    List<String> applicationModules,
    boolean nativeAccess,
    List<String> arguments,
    Map<String, String> dureProperties) {

  private static final String DURE_PREFIX = "dure.";

  /**
   * What cannot change while a JVM lives, and costs some 20 ms to ask for: loaded at the first
   * start of a worker.
   */
  private static final class Unchanging {
    static final List<String> ARGUMENTS =
        List.copyOf(ManagementFactory.getRuntimeMXBean().getInputArguments());
    static final List<String> APPLICATION_MODULES =
        ModuleLayer.boot().configuration().modules().stream()
            .filter(Unchanging::isOfApplication)
            .map(ResolvedModule::name)
            .sorted()
            .toList();

    private Unchanging() {}

    private static boolean isOfApplication(ResolvedModule module) {
      ModuleReference reference = module.reference();
      Optional<URI> location = reference.location();
      return location.isPresent() && !"jrt".equals(location.get().getScheme());
    }
  }

  /** Whether somebody has begun to ask for what cannot change. */
  private static final AtomicBoolean PREPARED = new AtomicBoolean();

  /** Begins to ask for what cannot change, beside whatever else a first start has to do. */
  static void prepare() {
    if (PREPARED.compareAndSet(false, true)) {
      Threads.startDaemon("dure-prepare", ParentJvm::current);
    }
  }

  /** This JVM, now. */
  static ParentJvm current() {
    Module module = ParentJvm.class.getModule();
    return new ParentJvm(
        Path.of(System.getProperty("java.home")),
        Path.of("").toAbsolutePath(),
        System.getProperty("java.class.path", ""),
        System.getProperty("jdk.module.path", ""),
        System.getProperty("jdk.module.main"),
        module.isNamed() ? module.getName() : null,
        Unchanging.APPLICATION_MODULES,
        module.isNativeAccessEnabled(),
        Unchanging.ARGUMENTS,
        dureProperties(System.getProperties()));
  }

  private static Map<String, String> dureProperties(Properties all) {
    Map<String, String> found = new TreeMap<>();
    for (String name : all.stringPropertyNames()) {
      if (name.startsWith(DURE_PREFIX)) {
        found.put(name, all.getProperty(name));
      }
    }
    return found;
  }
}
