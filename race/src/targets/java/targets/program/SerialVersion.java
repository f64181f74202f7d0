package targets.program;

import java.io.Serializable;

/** The default serialVersionUID of a class is as without the checker. */
// prints: 4406669196316103173
final class SerialVersion {
  @SuppressWarnings("serial")
  static class Plain implements Serializable {
    int count;
    volatile String name;
    transient long[] more;

    void run() {
      synchronized (this) {
        count++;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    new Plain().run();
    System.out.println(java.io.ObjectStreamClass.lookup(Plain.class).getSerialVersionUID());
  }
}
