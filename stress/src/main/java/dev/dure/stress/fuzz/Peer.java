package dev.dure.stress.fuzz;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A worker, from the fuzzer's side. */
final class Peer {

  private static final String GONE = "gone";

  private final Process process;
  private final BufferedWriter commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Path directory;
  private final FuzzOptions options;

  /**
   * Starts a worker.
   *
   * @param directory where its segments, its log and the report of a crash are
   * @param classes what stands before the class path
   */
  Peer(Path directory, Path segments, Path classes, FuzzOptions options) throws IOException {
    this.directory = directory;
    this.options = options;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + directory.resolve("crash-%p.log"),
            "--enable-native-access=ALL-UNNAMED",
            "-Ddure.directory=" + segments,
            "-cp",
            classes + ":" + System.getProperty("java.class.path"),
            FuzzWorker.class.getName(),
            Integer.toString(options.stallSeconds())));
    process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
            .start();
    commands =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    Thread listener = new Thread(this::listen, "listener");
    listener.setDaemon(true);
    listener.start();
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(line);
      }
    } catch (IOException e) {
      // The worker is gone, which is what we say.
    }
    answers.add(GONE);
  }

  /** Tells the worker what to do; if it is gone, {@link #hear} says so. */
  void say(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      answers.add(GONE);
    }
  }

  /**
   * Waits for an answer.
   *
   * @return what follows the word
   * @throws Failure if there is another, or none
   */
  String hear(String word) throws IOException, InterruptedException, Failure {
    String answer = "";
    while (answer != null && !isAnswer(answer)) { // a JVM that crashes says a lot
      answer = answers.poll(2L * options.stallSeconds() + 20, TimeUnit.SECONDS);
    }
    if (answer == null) {
      throw new Failure("a worker says nothing, though its steps are watched: it hangs as a whole");
    }
    if (answer.equals(GONE)) {
      throw new Failure("a worker is gone, with code " + process.waitFor() + crash());
    }
    if (!answer.startsWith(word)) {
      throw new Failure(answer.replace(" | ", "\n    at "));
    }
    return answer.substring(word.length());
  }

  private static boolean isAnswer(String line) {
    return List.of("ready", "done", "failed", GONE).stream().anyMatch(line::startsWith);
  }

  /** The report of a crash of the JVM, cut short, and what it said. */
  private String crash() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("crash-" + process.pid() + ".log", "log")) {
      Path file = directory.resolve(name);
      if (Files.exists(file)) {
        text.append("\n").append(name).append(":\n");
        Files.readAllLines(file).stream()
            .limit(60)
            .forEach(line -> text.append("  ").append(line).append('\n'));
      }
    }
    return text.toString();
  }

  /** Kills the worker, at whatever step it is. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
