package app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dure.junit.CheckRaces;
import org.junit.jupiter.api.Test;

@CheckRaces
class BankTest {

  @Test
  void moneyArrives() throws InterruptedException {
    long balance = new Bank().open(2, 1);
    assertTrue(balance > 0);
  }
}
