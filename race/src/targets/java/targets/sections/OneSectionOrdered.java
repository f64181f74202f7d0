package targets.sections;

import targets.Run;

/** One section for both. */
final class OneSectionOrdered {
  private int sum;

  public static void main(String[] args) throws Exception {
    OneSectionOrdered shared = new OneSectionOrdered();
    Run.both(shared::add, shared::add);
  }

  private void add() {
    for (int i = 0; i < 20; i++) {
      synchronized (this) {
        int seen = sum;
        sum = seen + 1;
      }
      synchronized (this) {
        sum++;
      }
    }
  }
}
