package dev.dure.stress.torture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an oracle must say when it is contradicted. */
final class Thrown {

  private Thrown() {}

  static void assertViolation(String oracle, String text, ThrowingCallable code) {
    assertThatThrownBy(code)
        .isInstanceOfSatisfying(
            Violation.class,
            violation -> {
              org.assertj.core.api.Assertions.assertThat(violation.oracle()).isEqualTo(oracle);
              org.assertj.core.api.Assertions.assertThat(violation).hasMessageContaining(text);
            });
  }
}
