package programs.companions;

import java.util.function.IntSupplier;
import programs.Team;

/** A lambda's body races; the method reference and the captured values do not. */
public final class Lambdas {

  private static int total;

  private Lambdas() {}

  private static int constant() {
    return 2;
  }

  public static void main(String[] args) throws Exception {
    IntSupplier two = Lambdas::constant;
    Team.run(
        2,
        () -> {
          total += two.getAsInt(); // race
          return null;
        });
    System.out.println(total >= 2 ? "added" : "not added");
  }
}
