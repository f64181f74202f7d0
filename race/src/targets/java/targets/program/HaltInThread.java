package targets.program;

/** A program that ends while others run. */
// prints: 1
// alone: its thread spins until the JVM ends
final class HaltInThread {
  private static int data;

  public static void main(String[] args) throws Exception {
    Thread spinning =
        new Thread(
            () -> {
              while (true) {
                Thread.onSpinWait();
              }
            });
    spinning.setDaemon(true);
    spinning.start();
    data = 1;
    System.out.println(data);
  }
}
