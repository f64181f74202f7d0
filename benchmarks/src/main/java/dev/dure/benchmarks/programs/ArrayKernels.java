package dev.dure.benchmarks.programs;

import java.util.SplittableRandom;

/** Kernels that loop over fields and elements. */
final class ArrayKernels {

  private static final int FIELD_STEPS = 60_000_000;
  private static final int SORTED = 400_000;
  private static final int MATRIX = 300;
  private static final int SHORT_ARRAYS = 3_000_000;
  private static final int SHORT_LENGTH = 8;
  private static final int SEED = 42;

  private ArrayKernels() {}

  /** A generator of Fibonacci numbers, modulo 2^64. */
  private static final class Fibonacci {
    private long last = 1;
    private long next = 1;
    private int count;

    void step() {
      long sum = last + next;
      last = next;
      next = sum;
      count++;
    }

    long state() {
      return last ^ count;
    }
  }

  static Work fieldLoop(Amount amount) {
    int steps = amount.of(FIELD_STEPS);
    return () ->
        Crew.sum(
            _ ->
                () -> {
                  Fibonacci numbers = Crew.own(Fibonacci::new);
                  for (int i = 0; i < steps; i++) {
                    numbers.step();
                  }
                  return numbers.state();
                });
  }

  static Work quicksort(Amount amount) {
    int[] unsorted = new SplittableRandom(SEED).ints(amount.of(SORTED)).toArray();
    return () ->
        Crew.sum(
            _ ->
                () -> {
                  int[] numbers = unsorted.clone();
                  sort(numbers, 0, numbers.length - 1);
                  return (long) numbers[0] + numbers[numbers.length / 2];
                });
  }

  private static void sort(int[] numbers, int from, int to) {
    int low = from;
    int high = to;
    int pivot = numbers[(from + to) >>> 1];
    while (low <= high) {
      while (numbers[low] < pivot) {
        low++;
      }
      while (numbers[high] > pivot) {
        high--;
      }
      if (low <= high) {
        int swapped = numbers[low];
        numbers[low++] = numbers[high];
        numbers[high--] = swapped;
      }
    }
    if (from < high) {
      sort(numbers, from, high);
    }
    if (low < to) {
      sort(numbers, low, to);
    }
  }

  static Work matrixProduct(Amount amount) {
    int size = amount.of(MATRIX);
    double[][] a = matrix(size);
    double[][] b = matrix(size);
    return () ->
        Crew.sum(
            worker ->
                () -> {
                  double[][] product = new double[size][];
                  double trace = 0;
                  for (int i = worker; i < size; i += Crew.SIZE) {
                    product[i] = row(a, b, i);
                    trace += product[i][i];
                  }
                  return (long) trace;
                });
  }

  private static double[] row(double[][] a, double[][] b, int i) {
    double[] row = new double[b.length];
    for (int j = 0; j < row.length; j++) {
      double sum = 0;
      for (int k = 0; k < row.length; k++) {
        sum += a[i][k] * b[k][j];
      }
      row[j] = sum;
    }
    return row;
  }

  private static double[][] matrix(int size) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] matrix = new double[size][];
    for (int i = 0; i < size; i++) {
      matrix[i] = random.doubles(size, 0, size).toArray();
    }
    return matrix;
  }

  static Work shortArrays(Amount amount) {
    int count = amount.of(SHORT_ARRAYS);
    return () ->
        Crew.sum(
            _ ->
                () -> {
                  long sum = 0;
                  for (int i = 0; i < count; i++) {
                    sum += last(running(i));
                  }
                  return sum;
                });
  }

  private static int[] running(int first) {
    int[] numbers = new int[SHORT_LENGTH];
    numbers[0] = first;
    for (int i = 1; i < numbers.length; i++) {
      numbers[i] = numbers[i - 1] * 31 + i;
    }
    return numbers;
  }

  private static int last(int[] numbers) {
    return numbers[numbers.length - 1];
  }
}
