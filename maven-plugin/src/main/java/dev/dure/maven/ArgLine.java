package dev.dure.maven;

import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * How the arguments of the tests' JVMs get to Surefire and Failsafe: by the property {@code
 * argLine}, which both take if their configuration says nothing. Where it does say something, and
 * does not ask for the property, {@link #OWN} is put before it; so the property's own value, which
 * the project may have put there already, comes once.
 */
final class ArgLine {

  /** What Surefire and Failsafe take by themselves; other agents add themselves to it as well. */
  static final String SHARED = "argLine";

  /** The checker's arguments alone. */
  static final String OWN = "dure.argLine";

  private ArgLine() {}

  /** Has Surefire and Failsafe take the property, whatever their configuration says. */
  static void insert(MavenProject project) {
    project.getProperties().putIfAbsent(OWN, ""); // a goal may be run without its lifecycle
    for (String name : new String[] {"maven-surefire-plugin", "maven-failsafe-plugin"}) {
      Plugin plugin = project.getPlugin("org.apache.maven.plugins:" + name);
      if (plugin != null) {
        insert(plugin);
        for (PluginExecution execution : plugin.getExecutions()) {
          insert(execution);
        }
      }
    }
  }

  private static void insert(ConfigurationContainer container) {
    if (container.getConfiguration() instanceof Xpp3Dom configuration) {
      Xpp3Dom argLine = configuration.getChild(SHARED);
      String value = argLine == null ? null : argLine.getValue();
      if (value != null && !value.contains("{" + SHARED + "}") && !value.contains(OWN)) {
        argLine.setValue("@{" + OWN + "} " + value);
      }
    }
  }

  /** Sets both properties. */
  static void set(MavenProject project, String arguments) {
    project.getProperties().setProperty(OWN, arguments);
    String before = project.getProperties().getProperty(SHARED, "");
    project.getProperties().setProperty(SHARED, (arguments + " " + before).strip());
  }

  /** An argument as Surefire splits it: at white space that is in no quotes. */
  static String quote(String argument) {
    if (argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"')) {
      return argument;
    }
    return argument.indexOf('"') < 0 ? '"' + argument + '"' : "'" + argument + "'";
  }
}
