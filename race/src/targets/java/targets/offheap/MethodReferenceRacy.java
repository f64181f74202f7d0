package targets.offheap;

import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;
import targets.Run;

/** Racy: read through a reference to a method. */
final class MethodReferenceRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.put(8, (byte) 1); // race: write
        },
        () -> {
          IntUnaryOperator read = BUFFER::get; // race: read
          Run.use(read.applyAsInt(8));
        });
  }
}
