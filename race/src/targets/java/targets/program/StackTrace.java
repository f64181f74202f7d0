package targets.program;

/** A stack trace names the program's own lines and methods only. */
// alone: what called main would be in it
// prints: deep
// alone: what called main would be in it
// prints: deep
// alone: what called main would be in it
// prints: deep
// alone: what called main would be in it
// prints: deep
// prints: main
final class StackTrace {
  private static int data;
  private static volatile int flag;

  private static synchronized void deep(int depth) {
    data++;
    flag++;
    if (depth > 0) {
      deep(depth - 1);
    } else {
      throw new IllegalStateException();
    }
  }

  public static void main(String[] args) throws Exception {
    try {
      deep(3);
    } catch (IllegalStateException e) {
      for (StackTraceElement element : e.getStackTrace()) {
        System.out.println(element.getMethodName());
      }
    }
  }
}
