package dev.dure.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/**
 * A web application in one jar with its libraries, under load. Only in the long trials: which of
 * the true races in its libraries a run shows depends on the run, and not all of them are known by
 * name.
 */
@EnabledIfSystemProperty(
    named = "dure.trials.long",
    matches = "true",
    disabledReason = "takes minutes")
class SpringBootTest {

  private static final String LIBRARIES =
      "spring-(?!boot-loader-tools)|tomcat-|jackson-|micrometer-|logback-|slf4j-|log4j-|jul-to-"
          + "|snakeyaml|jakarta\\.|commons-logging|jspecify";

  private static final int CLIENTS = 4;
  private static final int EACH = 25;
  private static final int LIMIT_SECONDS = 240;

  /** 128 + SIGTERM, as of each JVM that is asked to end. */
  private static final int TERMINATED = 143;

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  @TempDir static Path built;
  @TempDir Path directory;

  private static Path jar() {
    return built.resolve("shop.jar");
  }

  @BeforeAll
  static void build() throws IOException {
    Path classes = Files.createDirectories(built.resolve("classes"));
    List<Path> libraries = Programs.libraries(LIBRARIES);
    Programs.compile(17, libraries, classes, Programs.sources("programs/spring"));
    var repackager = new Repackager(Jars.of(classes, jar()).toFile());
    repackager.setMainClass("programs.spring.Shop");
    repackager.setBackupSource(false);
    repackager.repackage(
        jar().toFile(),
        callback -> {
          for (Path library : libraries) {
            callback.library(new Library(library.toFile(), LibraryScope.COMPILE));
          }
        });
  }

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void servesConcurrentRequests(Jdk jdk) throws Exception {
    Path known = Path.of("src/test/suppressions/spring-boot").toAbsolutePath();
    Trial trial = new Trial(jdk, directory).suppress(known);
    trial.program("-jar", jar().toString(), "--server.port=0");
    Process application = trial.start();
    try {
      load(port(application, trial.out()));
      application.destroy();
      assertThat(application.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      application.destroyForcibly();
    }
    Outcome outcome = trial.outcome(application);
    assertThat(outcome.exit()).as("exit status; %s", outcome.err()).isEqualTo(TERMINATED);
    outcome
        .withoutTrouble()
        .withoutCachesOf("org.springframework.")
        .tellsTheRacesOf(Programs.SOURCES.resolve("programs/spring/Shop.java"));
  }

  private static int port(Process application, Path out) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end && application.isAlive()) {
      String log = Files.readString(out);
      Matcher port = PORT.matcher(log);
      if (port.find() && log.contains("Started Shop in")) {
        return Integer.parseInt(port.group(1));
      }
      Thread.sleep(50);
    }
    throw new AssertionError("did not start: " + Files.readString(out));
  }

  private static void load(int port) throws Exception {
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      var clients = new ArrayList<Callable<Void>>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        clients.add(() -> client(URI.create("http://localhost:" + port + "/orders/" + number)));
      }
      for (Future<Void> client : threads.invokeAll(clients)) {
        client.get();
      }
    }
  }

  private static Void client(URI order) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < EACH; i++) {
      String body = "{\"item\":\"pear\",\"count\":" + i + "}";
      HttpRequest put =
          HttpRequest.newBuilder(order)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      assertThat(client.send(put, BodyHandlers.ofString()).body()).isEqualTo(body);
      HttpRequest get = HttpRequest.newBuilder(order).build();
      assertThat(client.send(get, BodyHandlers.ofString()).body()).isEqualTo(body);
    }
    return null;
  }
}
