package dev.dure.race.report;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the program's code has a shape from which the mistake behind a race is certain. {@link
 * ShapeVisitor} learns it while a class is instrumented.
 */
final class Shapes {

  /** A shape of code round accesses to one field. */
  enum Shape {
    /** {@code f += x}: read, changed and written back, in one expression. */
    UPDATE,
    /** {@code if (f == null) … f = x}: what is written depends on what was seen. */
    CHECK,
    /** {@code while (!f) {}}: nothing else in the loop could change what is seen. */
    SPIN
  }

  /** A place that has a shape; its texts are shared with the places of the same class. */
  private record Known(Shape shape, String className, String method, int line, String field) {

    @Override
    public int hashCode() {
      return ((className.hashCode() * 31 + line) * 31 + field.hashCode()) * 31 + shape.hashCode();
    }

    // Not the record's own, which would be linked by invokedynamic at the start of the program.
    @Override
    public boolean equals(Object other) {
      return other instanceof Known known
          && line == known.line
          && shape == known.shape
          && field.equals(known.field)
          && method.equals(known.method)
          && className.equals(known.className);
    }
  }

  private static final Set<Known> KNOWN = ConcurrentHashMap.newKeySet();

  private Shapes() {}

  /** A line of a method has a shape for a field. */
  static void add(Shape shape, String className, String method, int line, String field) {
    KNOWN.add(new Known(shape, className, method, line, field));
  }

  /** The pattern of a race, by the shape of the code on both sides. */
  static RacePattern pattern(String location, Side one, Side other) {
    String field = Location.field(location);
    if ((!one.isWrite() && has(Shape.SPIN, one, field))
        || (!other.isWrite() && has(Shape.SPIN, other, field))) {
      return RacePattern.SPIN_ON_PLAIN_FLAG;
    }
    if (one.isInMethodOf(other) && has(Shape.CHECK, one, field) && has(Shape.CHECK, other, field)) {
      return RacePattern.CHECK_THEN_ACT;
    }
    if (has(Shape.UPDATE, one, field) && has(Shape.UPDATE, other, field)) {
      return RacePattern.LOST_UPDATE;
    }
    return RacePattern.DATA_RACE;
  }

  private static boolean has(Shape shape, Side side, String field) {
    StackTraceElement place = side.place();
    return place != null
        && KNOWN.contains(
            new Known(
                shape, place.getClassName(), place.getMethodName(), place.getLineNumber(), field));
  }
}
