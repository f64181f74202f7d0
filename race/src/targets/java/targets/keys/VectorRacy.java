package targets.keys;

import java.util.Vector;
import targets.Run;

/** A vector is a list of synchronized methods. */
final class VectorRacy {
  private static final Vector<Integer> IDS = new Vector<>();

  public static void main(String[] args) throws Exception {
    Run.both(() -> add(7), () -> add(7));
  }

  private static void add(int id) {
    if (!IDS.contains(id)) { // step: read
      IDS.add(id); // step: write
    }
  }
}
