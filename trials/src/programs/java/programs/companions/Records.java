package programs.companions;

import programs.Team;

/** The components of a record are final; what is in an array among them is not. */
public final class Records {

  private Records() {}

  record Point(int x, int[] marks) {
    int mark() {
      return ++marks[0]; // race
    }
  }

  public static void main(String[] args) throws Exception {
    Point point = new Point(1, new int[1]);
    Team.run(2, () -> point.x() + point.mark());
    System.out.println(point.equals(new Point(1, point.marks())) ? "equal" : "not equal");
  }
}
