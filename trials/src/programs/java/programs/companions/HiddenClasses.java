package programs.companions;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import programs.Team;

/** A hidden class, which no agent is shown, calls a class that is instrumented. */
public final class HiddenClasses {

  static int total;

  private HiddenClasses() {}

  static void add() {
    total++; // race
  }

  /** Defined once more, hidden. */
  public static final class Adder implements Runnable {
    private int calls;

    @Override
    public void run() {
      calls++;
      add();
    }
  }

  public static void main(String[] args) throws Exception {
    byte[] classFile;
    try (InputStream in = HiddenClasses.class.getResourceAsStream("HiddenClasses$Adder.class")) {
      classFile = in.readAllBytes();
    }
    Class<?> hidden = MethodHandles.lookup().defineHiddenClass(classFile, true).lookupClass();
    Team.run(
        2,
        () -> {
          ((Runnable) hidden.getConstructor().newInstance()).run();
          return null;
        });
    System.out.println(hidden.isHidden() && total > 0 ? "hidden" : "not hidden");
  }
}
