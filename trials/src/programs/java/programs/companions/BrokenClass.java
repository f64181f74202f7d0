package programs.companions;

/** Goes on when a class that it wants is no class file. */
public final class BrokenClass {

  private BrokenClass() {}

  public static void main(String[] args) throws Exception {
    try {
      Class.forName("programs.companions.Broken");
      throw new AssertionError("loaded");
    } catch (ClassFormatError e) {
      System.out.println("broken");
    }
    Counter.main(args);
  }
}
