package targets.offheap;

import java.nio.CharBuffer;
import targets.Run;

/** Racy: text put into a buffer. */
final class CharBufferRacy {
  private static final CharBuffer BUFFER = CharBuffer.allocate(16);

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          BUFFER.duplicate().put("some text"); // race: write
        },
        () -> {
          Run.use(BUFFER.charAt(8)); // race: read
        });
  }
}
