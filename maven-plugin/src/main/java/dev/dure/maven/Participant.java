package dev.dure.maven;

import java.util.List;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Puts the goals into the build of each project that names the plug-in with {@code
 * <extensions>true</extensions>} and gives it no executions of its own: {@code prepare} before the
 * tests, {@code check} after the tests of Surefire and after those of Failsafe.
 *
 * <p>Goals of one phase run in the order of their plug-ins in the POM, and Surefire comes last
 * where a POM does not name it. So the plug-in is moved behind all others.
 */
public final class Participant extends AbstractMavenLifecycleParticipant {

  private static final String KEY = "dev.dure:dure-maven-plugin";

  /** For Maven. */
  public Participant() {}

  @Override
  public void afterProjectsRead(MavenSession session) {
    session.getProjects().forEach(Participant::takePart);
  }

  static void takePart(MavenProject project) {
    Plugin plugin = project.getPlugin(KEY);
    if (plugin == null || !plugin.isExtensions()) {
      return;
    }
    ArgLine.insert(project);
    if (plugin.getExecutions().isEmpty()) {
      add(plugin, "prepare", "initialize");
      add(plugin, "check", "test");
      add(plugin, "check", "verify");
      List<Plugin> plugins = project.getBuild().getPlugins();
      plugins.remove(plugin);
      plugins.add(plugin);
      project.getBuild().flushPluginMap();
    }
  }

  private static void add(Plugin plugin, String goal, String phase) {
    PluginExecution execution = new PluginExecution();
    execution.setId("dure-" + goal + "-" + phase);
    execution.setPhase(phase);
    execution.addGoal(goal);
    // Maven has put the plug-in's configuration into those that were there, and does not again.
    if (plugin.getConfiguration() instanceof Xpp3Dom configuration) {
      execution.setConfiguration(new Xpp3Dom(configuration));
    }
    plugin.addExecution(execution);
  }
}
