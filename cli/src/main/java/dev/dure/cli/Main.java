package dev.dure.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code dure} command. Without a sub-command it prints its help. */
@Command(
    name = "dure",
    description = "Safe parallelism for the JVM.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "New here? Start with: dure tour"})
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by {@link #commandLine}; picocli sets the fields. */
  @SuppressWarnings("NullAway.Init")
  private Main() {}

  /**
   * Runs the command and ends this JVM with its exit code: 0 for success, 1 for failure, 2 for
   * arguments that make no sense.
   *
   * @param args the arguments
   */
  public static void main(String[] args) {
    CheckCommand check = new CheckCommand(AgentJar.ofLauncher());
    System.exit(commandLine(new TourCommand(), check).execute(args));
  }

  /** The whole command line, with the given commands. */
  static CommandLine commandLine(TourCommand tour, CheckCommand check) {
    CommandLine commandLine =
        new CommandLine(new Main())
            .addSubcommand("tour", tour)
            .addSubcommand("ls", new LsCommand())
            .addSubcommand("show", new ShowCommand())
            .addSubcommand("top", new TopCommand())
            .addSubcommand("clean", new CleanCommand())
            // What follows the command to run is that command's own.
            .addSubcommand("check", new CommandLine(check).setStopAtPositional(true));
    commandLine.setParameterExceptionHandler(Main::explain);
    commandLine.setExecutionExceptionHandler(Main::refuse);
    return commandLine;
  }

  /** Where a command cannot do what it was asked for, its reason is all that is to be said. */
  private static int refuse(Exception e, CommandLine command, ParseResult arguments)
      throws Exception {
    boolean told =
        e instanceof Refusal || e instanceof UnsupportedOperationException || Damage.isOne(e);
    if (!told) {
      throw e;
    }
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + Printable.of(String.valueOf(e.getMessage())));
    return ExitCode.SOFTWARE;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /**
   * Says in a line or two what is wrong and what to do, where picocli would print the whole help.
   */
  private static int explain(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
      if (!command.getSubcommands().isEmpty()) {
        command
            .getErr()
            .println("Commands are: " + String.join(", ", command.getSubcommands().keySet()));
      }
      command.getErr().println("Try '" + name + " --help'.");
    }
    return ExitCode.USAGE;
  }
}
