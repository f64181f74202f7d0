package dev.dure.maven;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Projects as Maven has read them. */
final class Projects {

  private Projects() {}

  static MavenProject of(Plugin... plugins) {
    Model model = new Model();
    model.setBuild(new Build());
    for (Plugin plugin : plugins) {
      model.getBuild().addPlugin(plugin);
    }
    return new MavenProject(model);
  }

  static Plugin dure(boolean extensions) {
    Plugin plugin = plugin("dev.dure", "dure-maven-plugin");
    plugin.setExtensions(extensions);
    return plugin;
  }

  static Plugin surefire() {
    return plugin("org.apache.maven.plugins", "maven-surefire-plugin");
  }

  static Plugin plugin(String groupId, String artifactId) {
    Plugin plugin = new Plugin();
    plugin.setGroupId(groupId);
    plugin.setArtifactId(artifactId);
    return plugin;
  }

  static PluginExecution execution(String goal) {
    PluginExecution execution = new PluginExecution();
    execution.addGoal(goal);
    return execution;
  }

  /** A configuration with one parameter. */
  static Xpp3Dom configuration(String name, String value) {
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    Xpp3Dom child = new Xpp3Dom(name);
    child.setValue(value);
    configuration.addChild(child);
    return configuration;
  }
}
