package dev.dure.benchmarks.programs;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of a log are made, parsed by two threads and counted by one, with queues between. */
final class LogPipeline implements Work {

  private static final int LINES = 600_000;
  private static final int QUEUE = 1_000;
  private static final int PATHS = 500;
  private static final String LAST = "";

  private static final Pattern LINE =
      Pattern.compile("(\\d+) (GET|PUT|POST) /(\\S*) (\\d{3}) (\\d+)ms");

  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(QUEUE);
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>(QUEUE);
  private final Statistics statistics = new Statistics();
  private final int count;

  LogPipeline(Amount amount) {
    count = amount.of(LINES);
  }

  /** One line; {@code path} is empty for the last one. */
  private record Request(long time, String path, int status, int millis) {}

  private static final class Totals {
    private int count;
    private long millis;
    private int slowest;
    private final Map<Integer, Integer> byStatus = new TreeMap<>();
  }

  /** Changed by one thread and, in the end, read by another, as monitors are there for. */
  private static final class Statistics {
    private final Map<String, Totals> byPath = new HashMap<>();

    synchronized void add(Request request) {
      Totals totals = byPath.computeIfAbsent(request.path, _ -> new Totals());
      totals.count++;
      totals.millis += request.millis;
      totals.slowest = Math.max(totals.slowest, request.millis);
      int _ = totals.byStatus.merge(request.status, 1, Integer::sum);
    }

    synchronized long weigh() {
      long sum = 0;
      for (Map.Entry<String, Totals> entry : byPath.entrySet()) {
        Totals totals = entry.getValue();
        sum += entry.getKey().hashCode() * (totals.count + totals.millis + totals.slowest);
        sum += totals.byStatus.hashCode();
      }
      return sum;
    }
  }

  @Override
  public long run() throws Exception {
    try (ExecutorService pool = Executors.newCachedThreadPool()) {
      Future<?> writer = pool.submit(this::write);
      Future<?> parser = pool.submit(this::parse);
      Future<?> otherParser = pool.submit(this::parse);
      Future<?> counter = pool.submit(this::count);
      Object _ = writer.get();
      Object _ = parser.get();
      Object _ = otherParser.get();
      Object _ = counter.get();
    }
    return statistics.weigh();
  }

  private @Nullable Void write() throws InterruptedException {
    SplittableRandom random = new SplittableRandom(count);
    for (int i = 0; i < count; i++) {
      String method = i % 3 == 0 ? "PUT" : "GET";
      int status = random.nextInt(10) == 0 ? 404 : 200;
      lines.put(
          i
              + " "
              + method
              + " /path/"
              + random.nextInt(PATHS)
              + " "
              + status
              + " "
              + random.nextInt(PATHS)
              + "ms");
    }
    lines.put(LAST);
    lines.put(LAST);
    return null;
  }

  private @Nullable Void parse() throws InterruptedException {
    for (String line = lines.take(); !line.equals(LAST); line = lines.take()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        requests.put(
            new Request(
                Long.parseLong(matcher.group(1)),
                matcher.group(3),
                Integer.parseInt(matcher.group(4)),
                Integer.parseInt(matcher.group(5))));
      }
    }
    requests.put(new Request(0, LAST, 0, 0));
    return null;
  }

  private @Nullable Void count() throws InterruptedException {
    for (int open = Crew.SIZE; open > 0; ) {
      Request request = requests.take();
      if (request.path.equals(LAST)) {
        open--;
      } else {
        statistics.add(request);
      }
    }
    return null;
  }
}
