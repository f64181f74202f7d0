package dev.dure.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which of a parent's JVM options a worker gets: those that decide what its code may do and how it
 * behaves. What belongs to one JVM alone stays there: its heap and tuning, its logs and dumps, and
 * the ports and files of debugger, JMX and Flight Recorder. The list says what is carried; whatever
 * is not on it is not.
 */
final class CarriedArguments {

  private static final List<String> WHOLE =
      List.of(
          "-ea",
          "-enableassertions",
          "-da",
          "-disableassertions",
          "-esa",
          "-enablesystemassertions",
          "-dsa",
          "-disablesystemassertions",
          "--enable-preview");

  private static final List<String> PREFIXES =
      List.of(
          "-ea:",
          "-enableassertions:",
          "-da:",
          "-disableassertions:",
          "--add-opens=",
          "--add-exports=",
          "--add-reads=",
          "--add-modules=",
          "--limit-modules=",
          "--enable-native-access=",
          "--illegal-native-access=",
          "--sun-misc-unsafe-memory-access=",
          "-XX:+EnableDynamicAgentLoading",
          "-XX:-EnableDynamicAgentLoading");

  /** Carried with their paths made absolute, since a worker may have another working directory. */
  private static final String PATCH_MODULE = "--patch-module=";

  private static final String UPGRADE_MODULE_PATH = "--upgrade-module-path=";
  private static final String BOOT_APPEND = "-Xbootclasspath/a:";
  private static final String AGENT = "-javaagent:";

  /** Agents of IDEs, which talk to the IDE on behalf of one JVM. */
  private static final List<String> AGENTS_NOT_CARRIED =
      List.of("idea_rt.jar", "debugger-agent.jar");

  private static final String PROPERTY = "-D";

  /** Properties that the command line sets itself, or that open ports or debuggers. */
  private static final List<String> PROPERTIES_NOT_CARRIED =
      List.of(
          "java.class.path",
          "jdk.module.",
          "sun.java.",
          "com.sun.management.",
          "java.rmi.server.",
          "dure.");

  private CarriedArguments() {}

  static List<String> of(List<String> arguments, Path directory) {
    List<String> carried = new ArrayList<>();
    for (String argument : arguments) {
      if (WHOLE.contains(argument) || startsWithAny(argument, PREFIXES)) {
        carried.add(argument);
      } else if (argument.startsWith(PROPERTY)) {
        if (!startsWithAny(argument.substring(PROPERTY.length()), PROPERTIES_NOT_CARRIED)) {
          carried.add(argument);
        }
      } else if (argument.startsWith(PATCH_MODULE)) {
        int paths = argument.indexOf('=', PATCH_MODULE.length()) + 1;
        carried.add(argument.substring(0, paths) + absolute(argument.substring(paths), directory));
      } else if (argument.startsWith(UPGRADE_MODULE_PATH)) {
        carried.add(absoluteAfter(UPGRADE_MODULE_PATH, argument, directory));
      } else if (argument.startsWith(BOOT_APPEND)) {
        carried.add(absoluteAfter(BOOT_APPEND, argument, directory));
      } else if (argument.startsWith(AGENT)) {
        addAgent(argument, directory, carried);
      }
    }
    return carried;
  }

  private static void addAgent(String argument, Path directory, List<String> carried) {
    String agent = argument.substring(AGENT.length());
    int options = agent.indexOf('=');
    String jar = options < 0 ? agent : agent.substring(0, options);
    Path path = directory.resolve(jar);
    if (!AGENTS_NOT_CARRIED.contains(String.valueOf(path.getFileName()))) {
      carried.add(AGENT + path + (options < 0 ? "" : agent.substring(options)));
    }
  }

  private static boolean startsWithAny(String argument, List<String> prefixes) {
    return prefixes.stream().anyMatch(argument::startsWith);
  }

  private static String absoluteAfter(String prefix, String argument, Path directory) {
    return prefix + absolute(argument.substring(prefix.length()), directory);
  }

  /** A list of paths with each made absolute; an empty one is the working directory. */
  static String absolute(String paths, Path directory) {
    return Arrays.stream(paths.split(File.pathSeparator, -1))
        .map(path -> directory.resolve(path).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
