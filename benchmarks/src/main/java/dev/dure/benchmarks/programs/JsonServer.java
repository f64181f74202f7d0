package dev.dure.benchmarks.programs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers orders with their totals, one a line, and clients that send them. */
final class JsonServer implements Work {

  private static final int CONNECTIONS = 50;
  private static final int REQUESTS = 800;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, Integer> customers = new ConcurrentHashMap<>();
  private final AtomicLong served = new AtomicLong();
  private final int requests;

  JsonServer(Amount amount) {
    requests = amount.of(REQUESTS);
  }

  @Override
  public long run() throws Exception {
    long cents;
    try (ExecutorService pool = Executors.newFixedThreadPool(2 * Crew.SIZE);
        ServerSocket server = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress())) {
      pool.execute(() -> accept(server, pool));
      cents = Crew.sum(worker -> () -> client(server.getLocalPort(), worker));
    }
    return cents + served.get() + customers.size();
  }

  private void accept(ServerSocket server, ExecutorService pool) {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        pool.execute(() -> serve(connection));
      } catch (SocketException e) {
        return; // closed: all is done
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        BufferedReader in = reader(connection);
        Writer out = writer(connection)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Order order = mapper.readValue(line, Order.class);
        long _ = served.incrementAndGet();
        int visits = customers.merge(order.customer, 1, Integer::sum);
        Map<String, Object> answer =
            Map.of("id", order.id, "cents", Math.round(order.total() * 100), "visits", visits);
        out.write(mapper.writeValueAsString(answer) + "\n");
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long client(int port, int worker) throws IOException {
    SplittableRandom random = new SplittableRandom(worker);
    long cents = 0;
    for (int c = 0; c < CONNECTIONS; c++) {
      try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port);
          BufferedReader in = reader(connection);
          Writer out = writer(connection)) {
        for (int i = 0; i < requests; i++) {
          out.write(mapper.writeValueAsString(Order.random(i, random)) + "\n");
          out.flush();
          cents += mapper.readTree(in.readLine()).path("cents").asLong();
        }
      }
    }
    return cents;
  }

  private static BufferedReader reader(Socket connection) throws IOException {
    connection.setTcpNoDelay(true);
    return new BufferedReader(
        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Writer writer(Socket connection) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8));
  }
}
