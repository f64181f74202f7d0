package dev.dure.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.memory.FoundSegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {

  @Test
  void aSegmentThatIsGoneIsNoDefect(@TempDir Path directory) {
    FoundSegment gone =
        new FoundSegment("gone", FoundSegment.Place.NAMED, directory.resolve("gone"));
    assertThatThrownBy(gone::look)
        .isInstanceOfSatisfying(
            RuntimeException.class,
            e -> {
              assertThat(Damage.isOne(e)).isTrue();
              assertThat(Damage.reason(e)).contains("\"gone\" is gone: ");
            });
  }

  @Test
  void aDefectIsThrownAgain() {
    IllegalStateException defect = new IllegalStateException("defect");
    assertThat(Damage.isOne(defect)).isFalse();
    assertThatThrownBy(() -> Damage.reason(defect)).isSameAs(defect);
  }
}
