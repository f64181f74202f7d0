package dev.dure.benchmarks.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Balls that mirror each other, with one lamp; each row of the picture is a task of a pool. */
final class RayTracer implements Work {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int PICTURES = 6;
  private static final int BALLS = 24;
  private static final int REFLECTIONS = 4;
  private static final int SEED = 42;
  private static final double NEAR = 1e-6;

  private final List<Ball> balls = new ArrayList<>();
  private final Vector lamp = new Vector(-3, 6, -4);
  private final int[] pixels = new int[WIDTH * HEIGHT];
  private final int pictures;
  private final int height;

  RayTracer(Amount amount) {
    pictures = amount.of(PICTURES);
    height = amount.share() < 1 ? amount.of(HEIGHT) : HEIGHT;
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < BALLS; i++) {
      Vector center =
          new Vector(
              random.nextDouble(-3, 3), random.nextDouble(-2, 2), random.nextDouble(2.0, 8.0));
      balls.add(new Ball(center, random.nextDouble(0.2, 0.8), random.nextDouble(0.2, 0.9)));
    }
  }

  private record Vector(double x, double y, double z) {
    Vector plus(Vector other) {
      return new Vector(x + other.x, y + other.y, z + other.z);
    }

    Vector times(double factor) {
      return new Vector(x * factor, y * factor, z * factor);
    }

    Vector minus(Vector other) {
      return plus(other.times(-1));
    }

    double dot(Vector other) {
      return x * other.x + y * other.y + z * other.z;
    }

    Vector unit() {
      return times(1 / Math.sqrt(dot(this)));
    }
  }

  private static final class Ball {
    private Vector center;
    private final double radius;
    private final double mirror;

    Ball(Vector center, double radius, double mirror) {
      this.center = center;
      this.radius = radius;
      this.mirror = mirror;
    }

    void move(double distance) {
      center = center.plus(new Vector(distance, 0, 0));
    }

    /** How far away a ray meets it; infinity if it does not. */
    double distance(Vector from, Vector direction) {
      Vector way = center.minus(from);
      double along = way.dot(direction);
      double inside = radius * radius - way.dot(way) + along * along;
      if (inside < 0) {
        return Double.POSITIVE_INFINITY;
      }
      double root = Math.sqrt(inside);
      double distance = along - root > NEAR ? along - root : along + root;
      return distance > NEAR ? distance : Double.POSITIVE_INFINITY;
    }
  }

  @Override
  public long run() throws Exception {
    long sum = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(Crew.SIZE)) {
      for (int picture = 0; picture < pictures; picture++) {
        List<Future<?>> rows = new ArrayList<>();
        for (int y = 0; y < height; y++) {
          int row = y;
          rows.add(pool.submit(() -> trace(row)));
        }
        for (Future<?> row : rows) {
          Object _ = row.get();
        }
        for (int pixel : pixels) {
          sum = sum * 31 + pixel;
        }
        balls.forEach(ball -> ball.move(0.1));
      }
    }
    return sum;
  }

  private void trace(int y) {
    Vector eye = new Vector(0, 0, -2);
    for (int x = 0; x < WIDTH; x++) {
      Vector direction =
          new Vector((x - WIDTH / 2.0) / HEIGHT, (HEIGHT / 2.0 - y) / HEIGHT, 1).unit();
      pixels[y * WIDTH + x] = (int) (255 * Math.min(1, light(eye, direction, 0)));
    }
  }

  private double light(Vector from, Vector direction, int depth) {
    double distance = Double.POSITIVE_INFINITY;
    @Nullable Ball met = null;
    for (Ball ball : balls) {
      double away = ball.distance(from, direction);
      if (away < distance) {
        distance = away;
        met = ball;
      }
    }
    if (met == null) {
      return 0.1 + 0.2 * Math.abs(direction.y);
    }
    Vector point = from.plus(direction.times(distance));
    Vector normal = point.minus(met.center).unit();
    Vector toLamp = lamp.minus(point).unit();
    double own = isDark(point, toLamp) ? 0.05 : Math.max(0.05, normal.dot(toLamp));
    if (depth == REFLECTIONS) {
      return own;
    }
    Vector mirrored = direction.minus(normal.times(2 * normal.dot(direction)));
    return (1 - met.mirror) * own + met.mirror * light(point, mirrored, depth + 1);
  }

  private boolean isDark(Vector point, Vector toLamp) {
    for (Ball ball : balls) {
      if (ball.distance(point, toLamp) < Double.POSITIVE_INFINITY) {
        return true;
      }
    }
    return false;
  }
}
