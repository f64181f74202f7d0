package dev.dure.race.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.race.Options;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

  private static boolean accepts(String options, String name) {
    return new Filter(Options.parse(options), Set.of("org/old/Agent")).accepts(name);
  }

  @ParameterizedTest
  @CsvSource({
    "org/example/Shop, true",
    "Shop, true",
    "javaland/Shop, true",
    "java/util/ArrayList, false",
    "com/sun/proxy/Shop, false",
    "org/w3c/dom/Node, false",
    "dev/dure/race/runtime/Clock, false",
    "org/jacoco/agent/rt/Offline, false",
    "org/old/Agent, false"
  })
  void allButTheJdkAndAgentsIsInstrumented(String name, boolean expected) {
    assertThat(accepts("", name)).isEqualTo(expected);
  }

  @Test
  void onlyWhatIsIncludedAndNotExcluded() {
    String options = "include=org.example.*,include=Shop?,exclude=*.Generated*";
    assertThat(accepts(options, "org/example/a/B")).isTrue();
    assertThat(accepts(options, "Shop1")).isTrue();
    assertThat(accepts(options, "Shop")).isFalse();
    assertThat(accepts(options, "org/other/B")).isFalse();
    assertThat(accepts(options, "org/example/a/Generated_B")).isFalse();
  }

  @Test
  void aDotInAGlobIsADot() {
    assertThat(accepts("exclude=org.example.*", "orgXexampleXB")).isTrue();
  }
}
