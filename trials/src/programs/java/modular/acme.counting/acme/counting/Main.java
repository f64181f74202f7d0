package acme.counting;

/** Counts in two threads, in a named module, and forgets the lock. */
public final class Main {

  private int total;

  private Main() {}

  private void add() {
    total++; // race
  }

  public static void main(String[] args) throws InterruptedException {
    Main counter = new Main();
    Thread other = new Thread(counter::add);
    other.start();
    counter.add();
    other.join();
    System.out.println(Main.class.getModule().isNamed() ? "counted" : "no module");
  }
}
