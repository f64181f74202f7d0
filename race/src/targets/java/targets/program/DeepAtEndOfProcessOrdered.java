package targets.program;

import java.util.concurrent.CompletableFuture;
import targets.Run;

/** What is done when a process ends, in a thread of the JDK's that has a small stack without. */
// alone: the stack is that of the first process
// prints: 4000
final class DeepAtEndOfProcessOrdered {

  public static void main(String[] args) throws Exception {
    Process sleeps = new ProcessBuilder("sleep", "1").start();
    CompletableFuture<Integer> depth = sleeps.onExit().thenApply(ended -> deeper(4000));
    Run.use(sleeps.waitFor());
    System.out.println(depth.get());
  }

  private static int deeper(int more) {
    return more == 0 ? 0 : 1 + deeper(more - 1);
  }
}
