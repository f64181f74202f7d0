package dev.dure.race.instrument;

/** Stands for a class of the JDK; see {@link MethodHookTest}. */
public class Hooked {

  /** Overwrites its parameter, so that who looks at it at the end sees something else. */
  public long twice(int number, boolean fail) {
    number *= 2;
    if (fail) {
      throw new IllegalStateException("as asked");
    }
    return number;
  }

  public void run(long factor, Runnable task) {
    for (int i = 0; i < factor; i++) {
      task.run();
    }
  }

  public static String stripped(String text) {
    return "<" + text.strip() + ">";
  }

  @Override
  public String toString() {
    return "it";
  }
}
