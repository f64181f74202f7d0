package dev.dure.race;

import dev.dure.race.instrument.Installer;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Collections;
import java.util.jar.JarFile;

/**
 * What the JVM starts before the program. It makes the agent's own jar part of the bootstrap class
 * path, so that every class can see the engine, and leaves the rest to classes from there.
 */
public final class Agent {

  /** A property of the JDK's, which {@code ProcessHandleImpl} asks when it is initialized. */
  private static final String REAPERS = "jdk.lang.processReaperUseDefaultStackSize";

  private Agent() {}

  /** With the program, by {@code -javaagent}. */
  public static void premain(String argument, Instrumentation instrumentation)
      throws IOException, URISyntaxException {
    start(argument, instrumentation);
  }

  /** In a JVM that runs already. What was loaded before is not seen. */
  public static void agentmain(String argument, Instrumentation instrumentation)
      throws IOException, URISyntaxException {
    start(argument, instrumentation);
  }

  private static void start(String argument, Instrumentation instrumentation)
      throws IOException, URISyntaxException {
    enlargeReapers();
    File jar = jar();
    try (var file = new JarFile(jar)) {
      instrumentation.appendToBootstrapClassLoaderSearch(file);
    }
    // From here on classes come from the bootstrap loader, which every other one asks first.
    Installer.install(argument, instrumentation, jar);
  }

  /**
   * The threads of the JDK's that wait for processes have a stack of 128 KiB, and run what the
   * program does when one ends. Classes that are loaded there are looked into there, for which that
   * is not enough; and where the JDK's own code fails so, a process seems never to end.
   */
  private static void enlargeReapers() {
    if (System.getProperty(REAPERS) == null) {
      System.setProperty(REAPERS, "true");
    }
  }

  /**
   * The agent's own jar, which the JVM has put at the end of the class path. This class itself may
   * come from elsewhere on it: the checker's own tests have its classes there.
   */
  private static File jar() throws IOException, URISyntaxException {
    String name = Agent.class.getName().replace('.', '/') + ".class";
    for (URL place : Collections.list(ClassLoader.getSystemResources(name))) {
      if (place.openConnection() instanceof JarURLConnection inJar) {
        return new File(inJar.getJarFileURL().toURI());
      }
    }
    throw new FileNotFoundException("no jar of the class path has " + name);
  }
}
