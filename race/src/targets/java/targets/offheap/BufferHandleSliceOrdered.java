package targets.offheap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import targets.Run;

/** Ordered: by a volatile write, seen through another buffer. */
final class BufferHandleSliceOrdered {
  private static int data;
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(64).alignedSlice(8);
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          data = 1;
          INT.setVolatile(BUFFER, 8, 1);
        },
        () -> {
          ByteBuffer slice = BUFFER.slice(8, 8);
          while ((int) INT.getVolatile(slice, 0) == 0) {
            Thread.onSpinWait();
          }
          Run.use(data);
        });
  }
}
