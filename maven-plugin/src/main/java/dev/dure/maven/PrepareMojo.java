package dev.dure.maven;

import dev.dure.race.AgentOptions;
import dev.dure.race.report.Journals;
import dev.dure.race.report.Suppressions;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Puts the race checker's agent into the JVMs of the tests: adds it to the property {@code
 * argLine}, which Surefire and Failsafe take. What is in that property stays.
 */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class PrepareMojo extends AbstractCheckerMojo {

  /** The clock of a file system may be behind. */
  private static final long CLOCKS_DIFFER_MILLIS = 1000;

  /** Only look into classes whose full names are like these: {@code com.acme.*}. */
  @Parameter private List<String> includes = List.of();

  /** Do not look into classes whose full names are like these. */
  @Parameter private List<String> excludes = List.of();

  /** A file of what not to tell; a line is LOCATION-GLOB | REASON. */
  @Parameter(property = "dure.suppress")
  private @Nullable File suppress;

  /** For Maven. */
  public PrepareMojo() {}

  @Override
  void run() throws IOException, MojoFailureException {
    Files.createDirectories(journals());
    Journals.clear(journals());
    AgentOptions options = new AgentOptions().add("file", journals().toAbsolutePath().toString());
    includes.forEach(glob -> options.add("include", glob));
    excludes.forEach(glob -> options.add("exclude", glob));
    if (suppress != null) {
      options.add("suppress", readable(suppress).toAbsolutePath().toString());
    }
    project.setContextValue(PREPARED, System.currentTimeMillis() - CLOCKS_DIFFER_MILLIS);
    ArgLine.set(project, AgentOptions.NO_WARNING + " " + ArgLine.quote(options.argument(agent())));
  }

  /** Tests that ask to be checked are told that they are not. */
  @Override
  void skipped() {
    ArgLine.set(project, "-Ddure.skip=true");
  }

  /** Now, and not by a line that an agent prints in the middle of the tests. */
  private static Path readable(File suppress) throws MojoFailureException {
    try {
      Suppressions unused = Suppressions.read(List.of(suppress.toPath()));
      return suppress.toPath();
    } catch (IOException e) {
      throw new MojoFailureException("dure: the suppressions cannot be read: " + e, e);
    }
  }

  /** The jar from which this plug-in has the classes that read journals is the agent. */
  private static Path agent() throws IOException {
    try {
      return Path.of(
          AgentOptions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
