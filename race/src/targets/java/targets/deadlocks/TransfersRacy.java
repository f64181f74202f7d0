package targets.deadlocks;

import targets.Run;

/** Racy: synchronized methods of two accounts that call each other. */
final class TransfersRacy {
  private int balance = 100;

  public static void main(String[] args) throws Exception {
    Run.use(0); // the initialization of its class orders nothing later
    Run.Sign done = new Run.Sign();
    TransfersRacy one = new TransfersRacy();
    TransfersRacy other = new TransfersRacy();
    Run.both(
        () -> {
          one.transfer(other, 1);
          done.give();
        },
        () -> {
          done.await();
          other.transfer(one, 2);
        });
  }

  private synchronized void transfer(TransfersRacy to, int amount) {
    balance -= amount;
    to.deposit(amount);
  }

  private synchronized void deposit(int amount) {
    balance += amount; // cycle: wait
  }
}
