package targets.finals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import targets.Run;

/** Ordered: what was read from a stream is like any new object. */
// prints: 8
final class DeserializationOrdered {
  static class Box implements Serializable {
    private static final long serialVersionUID = 1;
    int value = 3;
    final int fixed = 4;
  }

  public static void main(String[] args) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Box());
    }
    Run.start(
            () -> {
              try (ObjectInputStream in =
                  new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                Box box = (Box) in.readObject();
                box.value++;
                Thread other = Run.start(() -> Run.use(box.value + box.fixed));
                other.join();
                System.out.println(box.value + box.fixed);
              }
            })
        .join();
  }
}
