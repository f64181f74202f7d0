package targets.finals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import targets.Run;

/** Ordered: an object from a stream is handed over under a lock. */
final class DeserializationPublishedOrdered {
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

  private static byte[] bytes() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Box());
    }
    return bytes.toByteArray();
  }

  private static Box read(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Box) in.readObject();
    }
  }

  public static void main(String[] args) throws Exception {
    byte[] bytes = bytes();
    Run.both(
        () -> {
          Box made = read(bytes);
          synchronized (Box.class) {
            box = made;
          }
        },
        () -> {
          Box seen = null;
          while (seen == null) {
            synchronized (Box.class) {
              seen = box;
            }
          }
          Run.use(seen.value + seen.name.length());
        });
  }
}
