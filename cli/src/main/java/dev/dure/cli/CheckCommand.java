package dev.dure.cli;

import dev.dure.race.AgentOptions;
import dev.dure.race.report.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
      "Runs any command that starts a JVM, and tells each data race of the program as it happens:"
          + " both accesses with their stacks, threads and locks. The last line is the summary."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    customSynopsis = "dure check [OPTIONS] -- COMMAND [ARGUMENTS]",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "66:A data race was found.",
      "2:The arguments make no sense, or the command cannot be started.",
      "other:The command's own, where no data race was found."
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
          "text (the default), or json=FILE; may be given twice, for both. The text goes to"
              + " standard error.")
  private List<String> reports = List.of();

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
    boolean text = reports.isEmpty();
    Path json = null;
    for (String report : reports) {
      if (report.equals("text")) {
        text = true;
      } else {
        json = jsonFile(report);
      }
    }
    Suppressions suppressions = readSuppressions();
    CheckedCommand checked = checkedCommand();
    PrintWriter err = spec.commandLine().getErr();
    Path jar = agent.find().orElse(null);
    if (jar == null) {
      err.println("dure check: " + agent.whyMissing());
      return ExitCode.SOFTWARE;
    }
    try (PrivateDirectory directory = PrivateDirectory.create()) {
      CheckRun run = new CheckRun(directory.path(), text ? err : null);
      int code;
      try {
        code = run.run(checked.start(jar, agentOptions(directory.path())));
      } catch (CheckedCommand.NotStartedException e) {
        err.println("dure check: " + e.getMessage());
        return ExitCode.USAGE;
      }
      if (json != null) {
        Files.writeString(json, run.json());
      }
      run.sumUp(suppressions, err);
      return run.found() > 0 ? FOUND : code;
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
      throw bad("--suppress: '" + suppress + "' cannot be read: " + reason(e));
    } catch (IOException e) {
      throw bad("--suppress: " + e.getMessage());
    }
  }

  private Path jsonFile(String report) {
    String prefix = "json=";
    if (!report.startsWith(prefix) || report.length() == prefix.length()) {
      throw bad("--report has to be text or json=FILE; it is '" + report + "'");
    }
    Path file = Path.of(report.substring(prefix.length()));
    try {
      // Now, and not after a run of an hour.
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (FileSystemException e) {
      throw bad("--report: '" + file + "' cannot be written: " + reason(e));
    } catch (IOException e) {
      throw bad("--report: '" + file + "' cannot be written: " + e.getMessage());
    }
    return file;
  }

  private static String reason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
