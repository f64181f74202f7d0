package targets.bulk;

import targets.Run;

/** Racy: a copy is handed over without any order. */
final class ObjectCloneRacy {
  private static final class Cell implements Cloneable {
    private int value = 1;

    Cell copy() throws CloneNotSupportedException {
      return (Cell) super.clone(); // race: write Value
    }
  }

  private static final Cell SHARED = new Cell();
  private static Cell copied;

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> copied = SHARED.copy(), // race: write Reference
        () -> {
          Cell got;
          while ((got = copied) == null) { // race: read Reference
            Run.sleep(1);
          }
          Run.use(got.value); // race: read Value
        });
  }
}
