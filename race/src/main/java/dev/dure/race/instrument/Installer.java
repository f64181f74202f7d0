package dev.dure.race.instrument;

import dev.dure.race.Options;
import dev.dure.race.report.Reporter;
import dev.dure.race.runtime.Housekeeping;
import dev.dure.race.runtime.Syncs;
import dev.dure.race.runtime.ThreadState;
import dev.dure.race.runtime.Trouble;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Puts the checker into a JVM; this class and all that it uses are the bootstrap loader's. */
public final class Installer {

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private Installer() {}

  /**
   * Starts the checker, once: an environment variable and a command line may both ask for it.
   *
   * @param argument of the agent; see {@link Options#parse}
   * @param jar of the agent
   */
  public static void install(@Nullable String argument, Instrumentation instrumentation, File jar) {
    if (STARTED.getAndSet(true)) {
      System.err.println(
          "dure: the checker is in this JVM already; the agent's first options count");
      return;
    }
    Options options = Options.parse(argument);
    ModelClass.readFrom(jar);
    openUnsafe(instrumentation);
    Reporter.start(options);
    var filter = new Filter(options, loaded(instrumentation));
    var hooks = new HookWeaver();
    wakeEngine();
    instrumentation.addTransformer(new Instrumenter(filter, hooks), true);
    hookJdk(instrumentation, hooks);
    Housekeeping.start();
  }

  /** Before the engine's {@code Raw} is used. */
  private static void openUnsafe(Instrumentation instrumentation) {
    Module engine = Trouble.class.getModule();
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.misc", Set.of(engine)),
        Map.of(),
        Set.of(),
        Map.of());
  }

  /**
   * Initializes what the hooks call. Method references in those initializers make call sites, and
   * on JDK 17 that itself runs into a hook.
   */
  private static void wakeEngine() {
    var unused = ThreadState.current();
    Syncs.prepare(Installer.class);
  }

  private static Set<String> loaded(Instrumentation instrumentation) {
    Set<String> names = new HashSet<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getClassLoader() != null) {
        names.add(loaded.getName().replace('.', '/'));
      }
    }
    return names;
  }

  /**
   * Hooks what the JVM has loaded already; the transformer sees all others when they are loaded. No
   * transformer is shown what is loaded while it runs itself, so that is loaded here.
   */
  private static void hookJdk(Instrumentation instrumentation, HookWeaver hooks) {
    List<Class<?>> hooked = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getClassLoader() == null && hooks.hooks(loaded.getName().replace('.', '/'))) {
        hooked.add(loaded);
      }
    }
    try {
      instrumentation.retransformClasses(hooked.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | LinkageError e) {
      hooked.forEach(c -> hookAlone(instrumentation, c));
    }
    for (String name : JdkHooks.usedByTransformer()) {
      try {
        Class.forName(name.replace('/', '.'), false, null);
      } catch (ClassNotFoundException e) {
        Trouble.tell("this JDK has no " + name.replace('/', '.') + " to hook", e);
      }
    }
  }

  /** One that cannot be hooked does not keep the others from it. */
  private static void hookAlone(Instrumentation instrumentation, Class<?> c) {
    try {
      instrumentation.retransformClasses(c);
    } catch (UnmodifiableClassException | LinkageError e) {
      Trouble.tell("what " + c.getName() + " does is not seen", e);
    }
  }
}
