package dev.dure.benchmarks;

import dev.dure.SharedDoubleArray;
import dev.dure.SharedLong;
import dev.dure.SharedLongArray;
import dev.dure.Space;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the processes of a measurement meet, and write down what they did.
 *
 * @param processes how many there are
 * @param arrivals at the gate, of all processes and times
 * @param rates steps per nanosecond, first all slices of process 0
 * @param steps of each process, warm-up included
 */
record Board(int processes, SharedLong arrivals, SharedDoubleArray rates, SharedLongArray steps)
    implements Serializable {

  static Board create(Space space, int processes, int slices) {
    return new Board(
        processes,
        space.newLong(0),
        space.newDoubleArray(processes * slices),
        space.newLongArray(processes));
  }

  /** Waits, without sleeping, until all processes have come to gate number {@code n}, from 0. */
  void meet(int n) {
    long all = (n + 1L) * processes;
    arrivals.increment();
    while (arrivals.get() < all) {
      Thread.onSpinWait();
    }
  }

  /** Nanoseconds per step of all processes together, one value a slice. */
  List<Double> nanosPerStep() {
    double[] all = rates.toArray();
    int slices = all.length / processes;
    List<Double> nanos = new ArrayList<>();
    for (int slice = 0; slice < slices; slice++) {
      double together = 0;
      for (int process = 0; process < processes; process++) {
        together += all[process * slices + slice];
      }
      nanos.add(1 / together);
    }
    return nanos;
  }

  long allSteps() {
    return Arrays.stream(steps.toArray()).sum();
  }

  /** The part of all steps that the process did that came off worst. */
  double leastShare() {
    return (double) Arrays.stream(steps.toArray()).min().orElseThrow() / allSteps();
  }
}
