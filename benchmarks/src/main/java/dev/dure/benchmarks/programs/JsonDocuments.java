package dev.dure.benchmarks.programs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.SplittableRandom;

/** Two threads parse a document, as a tree and as beans, change it and write it again. */
final class JsonDocuments implements Work {

  private static final int ORDERS = 200;
  private static final int ROUNDS = 700;
  private static final int SEED = 42;

  private final ObjectMapper mapper = new ObjectMapper();
  private final int rounds;

  JsonDocuments(Amount amount) {
    rounds = amount.of(ROUNDS);
  }

  @Override
  public long run() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    Order[] orders = new Order[ORDERS];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = Order.random(i, random);
    }
    byte[] document = mapper.writeValueAsBytes(orders);
    return Crew.sum(
        _ ->
            () -> {
              long sum = 0;
              for (int i = 0; i < rounds; i++) {
                sum += asBeans(document, i) + asTree(document, i);
              }
              return sum;
            });
  }

  private long asBeans(byte[] document, int round) throws IOException {
    Order[] orders = mapper.readValue(document, Order[].class);
    double total = 0;
    for (Order order : orders) {
      order.paid = order.id % 2 == round % 2;
      total += order.total();
    }
    return (long) total + mapper.writeValueAsString(orders).hashCode();
  }

  private long asTree(byte[] document, int round) throws IOException {
    JsonNode tree = mapper.readTree(document);
    long items = 0;
    for (JsonNode order : tree) {
      ((ObjectNode) order).put("round", round).remove("customer");
      for (JsonNode line : order.path("lines")) {
        items += line.path("count").asInt();
      }
    }
    return items + mapper.writeValueAsBytes(tree).length;
  }
}
