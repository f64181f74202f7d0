package dev.dure.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgLineTest {

  private static String argLine(ConfigurationContainer container) {
    Xpp3Dom configuration = (Xpp3Dom) Objects.requireNonNull(container.getConfiguration());
    return configuration.getChild("argLine").getValue();
  }

  @ParameterizedTest
  @CsvSource({
    "-Xmx1g, @{dure.argLine} -Xmx1g",
    "@{argLine} -Xmx1g, @{argLine} -Xmx1g",
    "${argLine}, ${argLine}",
    "@{dure.argLine} -Xmx1g, @{dure.argLine} -Xmx1g"
  })
  void whatAConfigurationSaysStaysAndTheAgentIsInFrontOnce(String before, String after) {
    Plugin surefire = Projects.surefire();
    surefire.setConfiguration(Projects.configuration("argLine", before));
    PluginExecution execution = Projects.execution("test");
    execution.setConfiguration(Projects.configuration("argLine", before));
    surefire.addExecution(execution);
    ArgLine.insert(Projects.of(surefire));
    assertThat(argLine(surefire)).isEqualTo(after);
    assertThat(argLine(execution)).isEqualTo(after);
  }

  @Test
  void otherConfigurationsAreLeftAlone() {
    Plugin surefire = Projects.surefire();
    surefire.setConfiguration(Projects.configuration("forkCount", "2"));
    Plugin other = Projects.plugin("org.apache.maven.plugins", "maven-other-plugin");
    other.setConfiguration(Projects.configuration("argLine", "-Xmx1g"));
    ArgLine.insert(Projects.of(surefire, other));
    assertThat(surefire.getConfiguration()).isEqualTo(Projects.configuration("forkCount", "2"));
    assertThat(argLine(other)).isEqualTo("-Xmx1g");
  }

  @Test
  void thePropertyKeepsWhatItHas() {
    MavenProject project = Projects.of();
    ArgLine.set(project, "-javaagent:a");
    assertThat(project.getProperties())
        .containsEntry("argLine", "-javaagent:a")
        .containsEntry("dure.argLine", "-javaagent:a");
    project.getProperties().setProperty("argLine", "-Xmx1g");
    ArgLine.set(project, "-javaagent:a");
    assertThat(project.getProperties())
        .containsEntry("argLine", "-javaagent:a -Xmx1g")
        .containsEntry("dure.argLine", "-javaagent:a");
  }

  @Test
  void aGoalWithoutItsLifecycleFindsAnEmptyProperty() {
    MavenProject project = Projects.of();
    ArgLine.insert(project);
    assertThat(project.getProperties()).containsEntry("dure.argLine", "");
  }

  @Test
  void whiteSpaceIsQuoted() {
    assertThat(ArgLine.quote("-javaagent:/a/b.jar=file=/c"))
        .isEqualTo("-javaagent:/a/b.jar=file=/c");
    assertThat(ArgLine.quote("/my files/b.jar")).isEqualTo("\"/my files/b.jar\"");
    assertThat(ArgLine.quote("/it's")).isEqualTo("\"/it's\"");
    assertThat(ArgLine.quote("/a\"b")).isEqualTo("'/a\"b'");
  }
}
