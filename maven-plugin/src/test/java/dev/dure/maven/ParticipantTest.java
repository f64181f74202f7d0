package dev.dure.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ParticipantTest {

  @Test
  void theGoalsComeBehindThoseOfAllOtherPlugins() {
    MavenProject project = Projects.of(Projects.dure(true), Projects.surefire());
    Participant.takePart(project);
    assertThat(project.getBuild().getPlugins())
        .extracting(Plugin::getArtifactId)
        .containsExactly("maven-surefire-plugin", "dure-maven-plugin");
    assertThat(project.getBuild().getPlugins().get(1).getExecutions())
        .extracting(e -> e.getPhase() + " " + e.getGoals())
        .containsExactly("initialize [prepare]", "test [check]", "verify [check]");
    assertThat(project.getPlugin("dev.dure:dure-maven-plugin").getExecutions()).hasSize(3);
  }

  @Test
  void theyHaveTheConfigurationOfThePlugin() {
    Plugin dure = Projects.dure(true);
    dure.setConfiguration(Projects.configuration("skip", "true"));
    Participant.takePart(Projects.of(dure));
    assertThat(dure.getExecutions())
        .extracting(PluginExecution::getConfiguration)
        .containsOnly(Projects.configuration("skip", "true"));
  }

  @Test
  void executionsOfTheUserAreAll() {
    Plugin dure = Projects.dure(true);
    dure.addExecution(Projects.execution("prepare"));
    Participant.takePart(Projects.of(dure));
    assertThat(dure.getExecutions()).hasSize(1);
  }

  @Test
  void aProjectThatDoesNotAskForItIsLeftAlone() {
    Plugin without = Projects.dure(false);
    Participant.takePart(Projects.of(without));
    assertThat(without.getExecutions()).isEmpty();
    Plugin surefire = Projects.surefire();
    surefire.setConfiguration(Projects.configuration("argLine", "-Xmx1g"));
    MavenProject other = Projects.of(surefire);
    Participant.takePart(other);
    assertThat(surefire.getConfiguration()).isEqualTo(Projects.configuration("argLine", "-Xmx1g"));
    assertThat(other.getProperties()).isEmpty();
  }
}
