package dev.dure.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real browser without a window, driven by the protocol of its developer tools. */
final class Browser implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long SECONDS = 120;

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> replies = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private String session = "";

  /** Where a browser is on this machine. */
  static Optional<Path> find() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser(Path program, Path directory) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "--headless=new",
            "--no-sandbox", // which root has none of
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-extensions",
            "--disable-sync",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            "--remote-debugging-port=0",
            "--user-data-dir=" + directory,
            "about:blank");
    builder.environment().put("TMPDIR", directory.toString());
    process =
        builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile()).start();
    try {
      socket = connect(directory.resolve("DevToolsActivePort"));
      String target =
          send("Target.createTarget", Map.of("url", "about:blank")).get("targetId").textValue();
      session =
          send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
              .get("sessionId")
              .textValue();
      for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
        send(domain + ".enable", Map.of());
      }
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private WebSocket connect(Path portFile) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    while (!Files.exists(portFile) || Files.readAllLines(portFile).size() < 2) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IOException("the browser has not started: " + process);
      }
      Thread.sleep(20);
    }
    List<String> lines = Files.readAllLines(portFile);
    URI uri = URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    return client
        .newWebSocketBuilder()
        .buildAsync(uri, new Listener())
        .get(SECONDS, TimeUnit.SECONDS);
  }

  /** Puts messages together of their parts. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        String message = parts.toString();
        parts.setLength(0);
        try {
          received(MAPPER.readTree(message));
        } catch (IOException e) {
          throw new AssertionError(message, e);
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  private void received(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> reply = replies.remove(message.get("id").intValue());
      if (reply != null) {
        reply.complete(message);
      }
    } else {
      events.add(message);
    }
  }

  /** Sends a command; its result. */
  JsonNode send(String method, Map<String, ?> parameters)
      throws InterruptedException, ExecutionException, TimeoutException {
    int id = ids.incrementAndGet();
    ObjectNode message = MAPPER.createObjectNode();
    message.put("id", id).put("method", method);
    message.set("params", MAPPER.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    replies.put(id, reply);
    socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
    JsonNode answer = reply.get(SECONDS, TimeUnit.SECONDS);
    if (answer.has("error")) {
      throw new AssertionError(method + ": " + answer.get("error"));
    }
    return answer.get("result");
  }

  /** Opens a page and waits until it is there. */
  void open(Path file) throws Exception {
    open(file.toUri().toString());
  }

  void open(String uri) throws Exception {
    events.clear();
    send("Page.navigate", Map.of("url", uri));
    await("Page.loadEventFired");
  }

  /** Waits until something has happened since the page was opened. */
  void await(String event) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    while (events(event).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new TimeoutException(event);
      }
      Thread.sleep(10);
    }
  }

  /** What has happened since the page was opened. */
  List<JsonNode> events(String method) {
    return events.stream()
        .filter(event -> event.get("method").textValue().equals(method))
        .map(event -> event.get("params"))
        .toList();
  }

  /** The value of an expression in the page. */
  JsonNode eval(String expression) throws Exception {
    JsonNode result =
        send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
    }
    JsonNode value = result.get("result").get("value");
    return value == null ? MAPPER.nullNode() : value;
  }

  String text(String expression) throws Exception {
    return eval(expression).asText();
  }

  /** Presses keys: one character each, or names of keys. */
  void press(String... keys) throws Exception {
    for (String key : keys) {
      boolean isText = key.length() == 1;
      String text = isText ? key : key.equals("Enter") ? "\r" : "";
      int code = key.equals("Enter") ? 13 : key.equals("Escape") ? 27 : key.equals("Tab") ? 9 : 0;
      Map<String, Object> down =
          Map.of("type", "keyDown", "key", key, "text", text, "windowsVirtualKeyCode", code);
      send("Input.dispatchKeyEvent", down);
      send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }
  }

  void colours(String scheme) throws Exception {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void size(int width, int height) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** A picture of what is to be seen, as PNG. */
  byte[] picture() throws Exception {
    JsonNode result = send("Page.captureScreenshot", Map.of("format", "png"));
    return Base64.getDecoder().decode(result.get("data").textValue());
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
