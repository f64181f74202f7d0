package targets.offheap;

import java.nio.ByteBuffer;
import targets.Run;

/** Ordered: memory that was freed and is allocated again, by whichever thread. */
final class FreedOrdered {
  private static void use() {
    for (int i = 0; i < 40; i++) {
      for (int k = 0; k < 20; k++) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64);
        buffer.putLong(8, i);
        Run.use(buffer.getInt(8));
      }
      if (i % 10 == 9) {
        System.gc();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          use();
        },
        () -> {
          use();
        });
  }
}
