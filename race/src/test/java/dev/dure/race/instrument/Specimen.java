package dev.dure.race.instrument;

import java.util.List;
import java.util.concurrent.locks.Lock;

/** Has one of each thing that is instrumented. Never run; {@link ClassWeaverTest} looks at it. */
@SuppressWarnings("unused")
class Specimen {
  static final int[] TABLE = {1, 2, 3};
  static int count;
  static volatile long stamp;
  final String name;
  int value;
  double large;
  volatile boolean flag;
  transient int[] cells = new int[4];

  Specimen(String name) {
    super();
    this.name = name;
    value = name.isEmpty() ? 1 : new Specimen("").value;
  }

  int plain() {
    value++;
    large += 2;
    return ++count;
  }

  long volatiles() {
    flag = !flag;
    stamp = value;
    return stamp;
  }

  void arrays(long[] longs, Object[] objects, byte[] bytes) {
    cells[1] += 2;
    longs[0]++;
    objects[0] = objects[1];
    bytes[0] = (byte) (bytes[1] + 1);
  }

  synchronized int locked(int add) {
    if (add < 0) {
      throw new IllegalArgumentException("negative");
    }
    value += add;
    return value;
  }

  static synchronized int lockedStatic() {
    return count;
  }

  int block(Object lock) {
    synchronized (lock) {
      return new Specimen(value > 1 ? "a" : "b").value;
    }
  }

  int caught(List<Specimen> others) {
    try {
      return others.get(0).locked(1);
    } catch (IllegalArgumentException e) {
      return value;
    } finally {
      value = 0;
    }
  }

  static Runnable reference(Lock lock) {
    return lock::unlock;
  }

  static int table(int i) {
    return TABLE[i];
  }

  /** Does not have to be first. */
  @SuppressWarnings("serial")
  static class Early extends Specimen {
    private final Specimen outer;
    private int more;

    Early(boolean first) {
      super(first ? new String("x") : "y");
      outer = this;
      more = 3;
    }

    int inherited() {
      return value + more + outer.value;
    }
  }

  /** A class below, whose initializer comes after that of the one above. */
  @SuppressWarnings("serial")
  static class Below extends Specimen {
    static final List<String> NAMES = List.of("a");

    Below() {
      super("below");
    }
  }

  @SuppressWarnings("MutablePublicArray")
  interface Constants {
    int[] NUMBERS = {1, 2};

    default int first() {
      return NUMBERS[0];
    }
  }
}
