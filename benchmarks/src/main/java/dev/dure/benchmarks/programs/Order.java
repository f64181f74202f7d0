package dev.dure.benchmarks.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the programs exchange as JSON: the kind of bean that most programs have many of. */
final class Order {

  private static final int MOST_LINES = 12;
  private static final int MOST_PRICE = 100_000;

  public long id;
  public String customer = "";
  public boolean paid;
  public List<Line> lines = new ArrayList<>();

  static final class Line {
    public String article = "";
    public int count;
    public double price;
  }

  static Order random(long id, SplittableRandom random) {
    Order order = new Order();
    order.id = id;
    order.customer = "customer " + random.nextInt(1, MOST_PRICE);
    for (int i = random.nextInt(1, MOST_LINES); i > 0; i--) {
      Line line = new Line();
      line.article = "article \"" + random.nextInt(MOST_PRICE) + "\"";
      line.count = random.nextInt(1, MOST_LINES);
      line.price = random.nextInt(MOST_PRICE) / 100.0;
      order.lines.add(line);
    }
    return order;
  }

  double total() {
    return lines.stream().mapToDouble(line -> line.count * line.price).sum();
  }
}
