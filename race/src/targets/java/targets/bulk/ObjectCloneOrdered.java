package targets.bulk;

import targets.Run;

/** Ordered: a copy is another object than what was copied, which the other thread still reads. */
final class ObjectCloneOrdered {
  private static final class Cell implements Cloneable {
    private int value = 1;

    Cell copy() throws CloneNotSupportedException {
      return (Cell) super.clone();
    }
  }

  private static final Cell SHARED = new Cell();

  public static void main(String[] args) throws Exception {
    Run.both(
        () -> Run.use(SHARED.value),
        () -> {
          Run.sleep(10);
          Cell own = SHARED.copy();
          own.value = 2;
          Run.use(own.value);
        });
  }
}
