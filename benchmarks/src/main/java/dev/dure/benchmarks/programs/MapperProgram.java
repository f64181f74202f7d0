package dev.dure.benchmarks.programs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SplittableRandom;

/** What starts, loads some hundred classes of a library, and is done. */
public final class MapperProgram {

  private MapperProgram() {}

  public static void main(String[] args) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    Order order = Order.random(1, new SplittableRandom(1));
    String written = mapper.writeValueAsString(order);
    Output.print(Output.CHECKSUM, mapper.readValue(written, Order.class).lines.size());
    Output.print(Output.END, 0);
  }
}
