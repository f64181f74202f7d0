package app;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Two deposits hardly ever meet, so this passes whether or not the account has a lock. */
class BankTest {

  @Test
  void moneyArrives() throws InterruptedException {
    long balance = new Bank().open(2, 1);
    assertTrue(balance > 0);
  }

  /** What a project gives the JVM of its tests has to arrive, too. */
  @Test
  void propertiesArrive() {
    String expected = System.getProperty("expected");
    if (expected != null) {
      assertNotNull(System.getProperty(expected), expected);
    }
  }
}
