package programs.spring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A web application whose controller, like so many, counts in a plain field. */
@SpringBootApplication
@RestController
public class Shop {

  private final Map<String, Order> orders = new ConcurrentHashMap<>();
  private int requests;

  /** What is sent and kept. */
  public record Order(String item, int count) {}

  public static void main(String[] args) {
    SpringApplication.run(Shop.class, args);
  }

  /** Keeps an order. */
  @PostMapping("/orders/{id}")
  public Order put(@PathVariable String id, @RequestBody Order order) {
    requests++; // race
    orders.put(id, order);
    return order;
  }

  /** Gives it back. */
  @GetMapping("/orders/{id}")
  public Order get(@PathVariable String id) {
    requests++; // race
    return orders.get(id);
  }
}
