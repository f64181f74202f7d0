package targets.finals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import targets.Run;

/** Racy: an object from a stream is handed over without any order. */
final class DeserializationRacy {
  static class Named implements Serializable {
    private static final long serialVersionUID = 1;
    String name = "a";
  }

  static class Box extends Named {
    private static final long serialVersionUID = 1;
    int value = 3;
    transient int skipped;
  }

  private static Box box;
  private static final AtomicInteger TURN = new AtomicInteger();

  private static byte[] bytes() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Box());
    }
    return bytes.toByteArray();
  }

  private static Box read(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Box) in.readObject(); // race: write B, write C
    }
  }

  public static void main(String[] args) throws Exception {
    byte[] bytes = bytes();
    Run.both(
        () -> {
          box = read(bytes); // race: write A
          TURN.setOpaque(1);
        },
        () -> {
          Run.until(() -> TURN.getOpaque() == 1);
          Box seen = box; // race: read A
          Run.use(seen.value); // race: read B
          Run.use(seen.name); // race: read C
        });
  }
}
