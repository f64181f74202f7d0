package targets.offheap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import targets.Run;

/** Racy: plain access by a handle. */
final class BufferHandlePlainRacy {
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64);
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          INT.set(BUFFER, 8, 1); // race: write
        },
        () -> {
          Run.use(BUFFER.get(11)); // race: read
        });
  }
}
