package dev.dure.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What both goals have in common. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class AbstractCheckerMojo extends AbstractMojo {

  /**
   * When the tests were prepared, in milliseconds and not later; known to the project while it is
   * built.
   */
  static final String PREPARED = "dev.dure.maven.prepared";

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  /** Runs the tests without the checker. */
  @Parameter(property = "dure.skip", defaultValue = "false")
  boolean skip;

  /** Where the JVMs of the tests say what was found, and the report is written. */
  @Parameter(defaultValue = "${project.build.directory}/dure", required = true)
  File directory;

  Path journals() {
    return directory.toPath().resolve("journals");
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("dure: skipped");
      skipped();
      return;
    }
    try {
      run();
    } catch (IOException e) {
      throw new MojoExecutionException("dure: " + e, e);
    }
  }

  /** What to do instead. */
  void skipped() {}

  abstract void run() throws IOException, MojoFailureException;
}
