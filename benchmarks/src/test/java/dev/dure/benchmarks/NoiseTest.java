package dev.dure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoiseTest {

  // user nice system idle iowait irq softirq steal guest guest_nice
  private static final String CPU = "cpu  1000 20 300 8000 50 3 7 40 600 0";

  /**
   * A name may have brackets and blanks in it; utime, stime, cutime and cstime are 5, 6, 70, 800.
   */
  private static final String SELF =
      "42 (a) name (b) S 1 42 42 0 -1 4194560 100 200 0 0 5 6 70 800 20 0 1 0 99 0 0";

  @Test
  void countsAreReadFromTheirPlaces() {
    assertThat(Noise.parse(CPU, SELF)).isEqualTo(new Noise(9420, 1330, 40, 881));
  }

  @Test
  void whatOwnProcessesUsedIsNoNoise() {
    Noise start = new Noise(1000, 500, 0, 400);

    assertThat(new Noise(2000, 1100, 10, 990).since(start))
        .isEqualToIgnoringNewLines(
            "- during the run other programs used 1.0 % of the machine, the hypervisor took 1.0 %");
  }

  @Test
  void tooMuchIsWarnedOf() {
    Noise start = new Noise(0, 0, 0, 0);

    assertThat(new Noise(1000, 100, 0, 50).since(start))
        .contains("used 5.0 % of the machine")
        .contains("Do not trust");
  }
}
