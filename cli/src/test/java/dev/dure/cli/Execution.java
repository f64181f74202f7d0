package dev.dure.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What a command line that ran in this JVM printed, and its exit code. */
record Execution(int code, String out, String err) {

  static Execution of(String... args) {
    return of(new TourCommand(), args);
  }

  static Execution of(TourCommand tour, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine(tour, new CheckCommand(new AgentJar("")));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Execution(commandLine.execute(args), out.toString(), err.toString());
  }
}
