package dev.dure.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/**
 * The checker's agent in this JVM, as {@code dev.dure.race.report.TestScopes} of the bootstrap
 * class loader. Reached by reflection: the agent's jar need not be on a class path or module path,
 * where a named module or a class loader of the program's could show another copy.
 */
final class Agent {

  private static final String SCOPES = "dev.dure.race.report.TestScopes";

  private final Method open;
  private final Method close;

  private Agent(Class<?> scopes) throws NoSuchMethodException {
    open = scopes.getMethod("open", boolean.class, List.class, List.class, boolean.class);
    close = scopes.getMethod("close", Object.class);
  }

  /**
   * The agent.
   *
   * @throws AgentMissingException if it is not there, or of another version
   */
  static Agent find() {
    try {
      return new Agent(Class.forName(SCOPES, true, null));
    } catch (ClassNotFoundException e) {
      throw new AgentMissingException(
          "The race checker's agent is not in this JVM, so races cannot be seen. With Maven add"
              + " dev.dure:dure-maven-plugin with <extensions>true</extensions> to the POM;"
              + " otherwise start the JVM of the tests with -javaagent:dure-race.jar. It cannot"
              + " be loaded later, since it has to see each class when that is loaded. To run the"
              + " tests unchecked, set the system property or configuration parameter"
              + " dure.skip=true.",
          e);
    } catch (NoSuchMethodException e) {
      throw new AgentMissingException(
          "The race checker's agent in this JVM is of a version that does not know this"
              + " extension; use the same version of both.",
          e);
    }
  }

  /** See {@code TestScopes.open}. */
  Object open(boolean test, List<String> kinds, List<String> suppress, boolean expected) {
    return call(open, test, kinds, suppress, expected);
  }

  /** See {@code TestScopes.close}. */
  List<String> close(Object scope) {
    return ((List<?>) call(close, scope)).stream().map(String::valueOf).toList();
  }

  private static Object call(Method method, Object... arguments) {
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("the race checker's agent failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the race checker's agent shows no " + method, e);
    }
  }
}
