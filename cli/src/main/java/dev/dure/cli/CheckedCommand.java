package dev.dure.cli;

import dev.dure.race.AgentOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A command whose JVMs load the agent. */
final class CheckedCommand {

  private static final String VARIABLE = "JAVA_TOOL_OPTIONS";

  private static final Pattern SYSTEM_ERROR = Pattern.compile("error[:=] ?\\d+,? \\(?([^()]+)");

  private final List<String> command;
  private final @Nullable Path java;
  private final boolean children;

  /**
   * Takes a command.
   *
   * @param command program and arguments
   * @param java the program to run for the word java; null for the one on the path
   * @param children whether JVMs that the command starts load the agent too
   */
  CheckedCommand(List<String> command, @Nullable Path java, boolean children) {
    this.command = command;
    this.java = java;
    this.children = children;
  }

  /** The command could not be started; the message says why. */
  static final class NotStartedException extends Exception {
    private static final long serialVersionUID = 1;

    NotStartedException(String message, IOException cause) {
      super(message, cause);
    }
  }

  /** Whether the command is a JVM itself. */
  boolean isJava() {
    String program = command.getFirst();
    return program.substring(program.lastIndexOf('/') + 1).equals("java");
  }

  /** Starts it, with this process's input and outputs. */
  Process start(Path jar, AgentOptions options) throws NotStartedException {
    ProcessBuilder builder = builder(jar, options).inheritIO();
    String program = builder.command().getFirst();
    try {
      return builder.start();
    } catch (IOException e) {
      throw new NotStartedException("'" + program + "' cannot be started: " + reason(e), e);
    }
  }

  /** What {@link #start} starts. */
  ProcessBuilder builder(Path jar, AgentOptions options) {
    List<String> whole = new ArrayList<>(command);
    if (java != null && command.getFirst().equals("java")) {
      whole.set(0, java.toAbsolutePath().toString());
    }
    ProcessBuilder builder = new ProcessBuilder(whole);
    Map<String, String> environment = builder.environment();
    if (java != null) {
      Path bin = java.toAbsolutePath().resolveSibling("");
      environment.put("JAVA_HOME", bin.resolveSibling("").toString());
      environment.merge("PATH", bin.toString(), (path, own) -> own + File.pathSeparator + path);
    }
    String argument = options.argument(jar);
    if (children) {
      String ours = AgentOptions.NO_WARNING + " " + quote(argument);
      environment.merge(VARIABLE, ours, (users, own) -> users + " " + own);
    } else {
      whole.addAll(1, List.of(AgentOptions.NO_WARNING, argument));
    }
    return builder;
  }

  /** The JVM splits the variable at white space that is in no quotes. */
  private static String quote(String argument) {
    boolean plain = argument.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'');
    return plain ? argument : '"' + argument + '"';
  }

  /** What the system says, without the JDK's words round it. */
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = SYSTEM_ERROR.matcher(message);
    return matcher.find() ? matcher.group(1) : message;
  }
}
