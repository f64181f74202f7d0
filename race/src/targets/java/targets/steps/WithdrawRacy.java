package targets.steps;

import java.util.concurrent.atomic.AtomicLong;
import targets.Run;

/** What is written is made of what was seen, if that was enough. */
final class WithdrawRacy {
  private static final AtomicLong BALANCE = new AtomicLong(100);

  public static void main(String[] args) throws Exception {
    Run.both(() -> withdraw(10), () -> withdraw(20));
  }

  private static void withdraw(long amount) {
    long seen = BALANCE.get(); // step: read
    if (seen >= amount) {
      BALANCE.set(seen - amount); // step: write
    }
  }
}
