package dev.dure.maven;

import dev.dure.race.report.Baseline;
import dev.dure.race.report.Journal;
import dev.dure.race.report.TestText;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Tells what was found in the tests, and fails the build if there is something. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractCheckerMojo {

  private static final String TOLD = "dev.dure.maven.told";

  /** Whether findings fail the build. */
  @Parameter(property = "dure.failOnFinding", defaultValue = "true")
  private boolean failOnFinding = true;

  /** A file of findings that are known and do not fail the build; none if it does not exist. */
  @Parameter(property = "dure.baseline")
  @Nullable File baseline;

  /** Adds what is found to the baseline, and lets the build go on. */
  @Parameter(property = "dure.writeBaseline", defaultValue = "false")
  boolean writeBaseline;

  /** For Maven. */
  public CheckMojo() {}

  @Override
  void run() throws IOException, MojoFailureException {
    Baseline known = known();
    Found found = Files.isDirectory(journals()) ? Found.in(journals(), known) : Found.NOTHING;
    if (found.jvms() == 0) {
      nothingChecked();
      return;
    }
    Path report = directory.toPath().resolve("races.json");
    Files.writeString(report, found.json());
    Set<String> told = told();
    for (Journal.Told finding : found.findings()) {
      if (told.add(finding.key())) {
        getLog().error(TestText.of(finding.text())); // in one piece, whatever else is built
      }
    }
    if (baseline != null && writeBaseline) {
      write(baseline, found);
    } else if (found.findings().isEmpty()) {
      getLog().info(found.summary());
    } else if (failOnFinding) {
      throw new MojoFailureException(
          found.findings().stream()
              .map(Journal.Told::headline)
              .collect(Collectors.joining("; ", found.summary() + ": ", "; more in " + report)));
    } else {
      getLog().warn(found.summary() + "; the build goes on, since failOnFinding is false");
    }
  }

  private Baseline known() throws MojoFailureException {
    if (baseline == null) {
      if (writeBaseline) {
        throw new MojoFailureException(
            "dure: which file is to be written? -Ddure.baseline=FILE, or <baseline> in the POM");
      }
      return Baseline.NONE;
    }
    try {
      return baseline.exists() ? Baseline.read(baseline.toPath()) : Baseline.EMPTY;
    } catch (IOException e) {
      throw new MojoFailureException("dure: the baseline cannot be used: " + e.getMessage(), e);
    }
  }

  /** Modules that are built at the same time may have one file. */
  private void write(File file, Found found) throws IOException, MojoFailureException {
    synchronized (CheckMojo.class) {
      int count = known().write(file.toPath(), found.fingerprints());
      String entries = count + (count == 1 ? " entry" : " entries");
      getLog().warn(found.summary() + "; the build goes on, and " + file + " has " + entries);
    }
  }

  /** What an earlier execution has told in this build. */
  @SuppressWarnings("unchecked") // nobody else uses this name
  private Set<String> told() {
    Set<String> told = (Set<String>) project.getContextValue(TOLD);
    if (told == null) {
      told = new HashSet<>();
      project.setContextValue(TOLD, told);
    }
    return told;
  }

  private void nothingChecked() throws IOException, MojoFailureException {
    Object prepared = project.getContextValue(PREPARED);
    if (prepared instanceof Long since && haveTestsRunSince(since)) {
      throw new MojoFailureException(
          "dure: the tests were not checked: their JVM ran without the agent. The arguments of"
              + " that JVM have to contain @{argLine}; -DargLine on the command line, a profile"
              + " or forkCount=0 can be in the way. -Ddure.skip runs the tests unchecked.");
    }
    getLog().info("dure: no test has run");
  }

  private boolean haveTestsRunSince(long time) throws IOException {
    Path target = Path.of(project.getBuild().getDirectory());
    for (String name : List.of("surefire-reports", "failsafe-reports")) {
      Path reports = target.resolve(name);
      if (!Files.isDirectory(reports)) {
        continue;
      }
      try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
        for (Path file : files) {
          if (Files.getLastModifiedTime(file).toMillis() >= time) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
