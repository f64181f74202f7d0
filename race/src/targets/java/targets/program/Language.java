package targets.program;

import targets.Run;

/** All kinds of fields, calls and control flow. */
// prints: 162 31 16 false
// prints: 199
final class Language {
  static class Base {
    byte b = 1;
    char c = 'c';
    short s = 2;
    int i = 3;
    long l = 4;
    float f = 5;
    double d = 6;
    boolean z = true;
    Object o = "o";
    static long total;

    Base(int more) {
      i += more;
    }
  }

  static class Sub extends Base {
    private final int[][] grid = new int[3][2];
    private int i = 30;

    Sub(int more) {
      super(more > 0 ? more : -more);
      grid[1][1] += super.i + this.i++;
      total += grid[1][1];
    }

    long sum() {
      long sum = 0;
      for (int[] row : grid) {
        for (int value : row) {
          sum += value;
        }
      }
      try {
        sum += b + c + s + super.i + l + (long) f + (long) d + (z ? 1 : 0);
        if (sum > 0) {
          return sum;
        }
      } finally {
        total += sum;
        l <<= 2;
        d /= 2;
        z = !z;
        o = null;
      }
      return switch (i) {
        case 1, 2 -> 3;
        default -> i;
      };
    }
  }

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> {
          Sub sub = new Sub(4);
          long sum = sub.sum();
          Thread other =
              Run.start(() -> System.out.println(sum + " " + sub.i + " " + sub.l + " " + sub.z));
          other.join();
        },
        () -> {});
    System.out.println(Base.total);
  }
}
