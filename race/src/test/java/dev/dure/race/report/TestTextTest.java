package dev.dure.race.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestTextTest {

  @Test
  void whatRunsTestsAndTheRulesAreLeftOut() {
    String text =
        """
        ==================
        dure: data race on A.f

              at app.A.add(A.java:1)
              at app.ATest.test(ATest.java:2)
              at org.junit.platform.commons.util.ReflectionUtils.invokeMethod(X.java:3)
              at org.apache.maven.surefire.booter.ForkedBooter.main(ForkedBooter.java:4)
            started by thread "main" #1:
              at org.junit.jupiter.engine.Descriptor.execute(Y.java:5)

          Do:  dure: ===
        ==================
        """;
    assertThat(TestText.of(text))
        .isEqualTo(
            """
            data race on A.f

                  at app.A.add(A.java:1)
                  at app.ATest.test(ATest.java:2)
                started by thread "main" #1:

              Do:  dure: ===""");
  }
}
