package dev.dure.cli;

import dev.dure.cli.report.Sources;
import dev.dure.race.AgentOptions;
import dev.dure.race.report.Baseline;
import dev.dure.race.report.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dure check}: runs a command, with the checker in every JVM that it starts. */
@Command(
    name = "check",
    description = {
      "Runs any command that starts a JVM, and tells each data race, atomicity violation and deadlock of it as it is found:"
          + " both accesses with their stacks, threads and locks. The last line is the summary."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    customSynopsis = "dure check [OPTIONS] -- COMMAND [ARGUMENTS]",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "66:Something was found; with --baseline: something new.",
      "2:The arguments make no sense, or the command cannot be started.",
      "1:A report could not be written.",
      "other:The command's own, where nothing was found."
    },
    footer = {
      "",
      "Example: dure check -- java -cp app.jar com.acme.Main",
      "All of it: docs/checker.md"
    })
final class CheckCommand implements Callable<Integer> {

  /** What the exit code is where something was found. */
  static final int FOUND = 66;

  private final AgentJar agent;

  @Spec private CommandSpec spec;

  @Option(
      names = "--report",
      paramLabel = "FORMAT",
      description =
          "text on standard error, which is the default; or a file: json=FILE, sarif=FILE,"
              + " html=FILE, junit=FILE, markdown=FILE. May be repeated.")
  private List<String> reports = List.of();

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description =
          "Where the source is that reports show. May be repeated; else all below the working"
              + " directory is looked through.")
  private List<Path> sources = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Findings in this file are known: only others are told and fail.")
  private @Nullable Path baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description =
          "Write a baseline with what this run finds, and what is in --baseline; the exit code is"
              + " then the command's own.")
  private @Nullable Path writeBaseline;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Only look into classes whose full name is like this. May be repeated.")
  private List<String> include = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Do not look into classes whose full name is like this. May be repeated.")
  private List<String> exclude = List.of();

  @Option(
      names = "--suppress",
      paramLabel = "FILE",
      description = "What not to tell; a line is LOCATION-GLOB | REASON.")
  private @Nullable Path suppress;

  @Option(
      names = "--java",
      paramLabel = "PATH",
      description = "The java to run where the command says java; also JAVA_HOME of the command.")
  private @Nullable Path java;

  @Option(
      names = "--no-children",
      description =
          "Only look into the JVM of the command, which has to be java, and not into those that it"
              + " starts. The JVM then prints no line 'Picked up JAVA_TOOL_OPTIONS'.")
  private boolean noChildren;

  @Parameters(paramLabel = "COMMAND", hidden = true)
  private List<String> command = List.of();

  @SuppressWarnings("NullAway.Init") // picocli sets the other fields
  CheckCommand(AgentJar agent) {
    this.agent = agent;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ReportFiles files = reportFiles();
    Suppressions suppressions = readSuppressions();
    Baseline known = readBaseline();
    CheckedCommand checked = checkedCommand();
    PrintWriter err = spec.commandLine().getErr();
    Path jar = agent.find().orElse(null);
    if (jar == null) {
      err.println("dure check: " + agent.whyMissing());
      return ExitCode.SOFTWARE;
    }
    try (PrivateDirectory directory = PrivateDirectory.create()) {
      CheckRun run = new CheckRun(directory.path(), files.text() ? err : null, known);
      int code;
      try {
        code = run.run(checked.start(jar, agentOptions(directory.path())));
      } catch (CheckedCommand.NotStartedException e) {
        err.println("dure check: " + e.getMessage());
        return ExitCode.USAGE;
      }
      boolean whole = files.write(run, new Sources(Path.of("").toAbsolutePath(), sources), err);
      run.sumUp(suppressions, err);
      if (writeBaseline != null) {
        whole &= write(writeBaseline, known, run, err);
      } else if (run.found() > 0) {
        return FOUND;
      }
      return whole ? code : ExitCode.SOFTWARE;
    }
  }

  private static boolean write(Path file, Baseline known, CheckRun run, PrintWriter err) {
    if (!run.hasChecked()) {
      err.println("dure: " + file + " was not written, since nothing was checked");
      return true;
    }
    try {
      int count = known.write(file, run.fingerprints());
      err.println("dure: " + file + " has " + count + (count == 1 ? " entry" : " entries"));
      return true;
    } catch (IOException e) {
      err.println("dure: '" + file + "' could not be written: " + e.getMessage());
      return false;
    } finally {
      err.flush();
    }
  }

  private ReportFiles reportFiles() {
    for (Path directory : sources) {
      if (!Files.isDirectory(directory)) {
        throw bad("--sources: '" + directory + "' is no directory");
      }
    }
    try {
      if (writeBaseline != null) {
        ReportFiles.checkDirectoryOf(writeBaseline);
      }
    } catch (IOException e) {
      throw bad("--write-baseline: " + e.getMessage());
    }
    try {
      return ReportFiles.of(reports);
    } catch (IOException e) {
      throw bad("--report" + e.getMessage());
    }
  }

  private Baseline readBaseline() {
    try {
      return baseline == null ? Baseline.NONE : Baseline.read(baseline);
    } catch (FileSystemException e) {
      throw bad("--baseline: '" + baseline + "' cannot be read: " + ReportFiles.reason(e));
    } catch (IOException e) {
      throw bad("--baseline: " + e.getMessage());
    }
  }

  private AgentOptions agentOptions(Path directory) {
    AgentOptions options = new AgentOptions().add("file", directory.toString());
    include.forEach(glob -> options.add("include", glob));
    exclude.forEach(glob -> options.add("exclude", glob));
    if (suppress != null) {
      options.add("suppress", suppress.toAbsolutePath().toString());
    }
    return options;
  }

  private CheckedCommand checkedCommand() {
    if (command.isEmpty()) {
      throw bad("what is to be run? dure check [OPTIONS] -- COMMAND [ARGUMENTS]");
    }
    if (java != null && !Files.isExecutable(java)) {
      throw bad("--java: '" + java + "' is no program that can be run");
    }
    CheckedCommand checked = new CheckedCommand(command, java, !noChildren);
    if (noChildren && !checked.isJava()) {
      throw bad("--no-children: the command has to be java; it is '" + command.getFirst() + "'");
    }
    return checked;
  }

  private Suppressions readSuppressions() {
    try {
      return suppress == null ? Suppressions.NONE : Suppressions.read(List.of(suppress));
    } catch (FileSystemException e) {
      throw bad("--suppress: '" + suppress + "' cannot be read: " + ReportFiles.reason(e));
    } catch (IOException e) {
      throw bad("--suppress: " + e.getMessage());
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
