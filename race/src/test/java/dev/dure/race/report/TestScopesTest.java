package dev.dure.race.report;

import static dev.dure.race.report.Sides.at;
import static dev.dure.race.report.Sides.read;
import static dev.dure.race.report.Sides.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose a finding is; each test here opens the scopes that an extension would. */
class TestScopesTest {

  private static final StackTraceElement GET = at("app.Counter", "get", 10);
  private static final StackTraceElement ADD = at("app.Counter", "add", 20);
  private static final Finding TOTAL = Finding.of("Counter.total", read(GET), write(ADD));
  private static final Finding MAX = Finding.of("Counter.max", read(GET), write(ADD));

  /** Of a thread that nobody knows. */
  private static final List<Long> STRANGER = List.of(-7L, -1L);

  private final List<Object> open = new ArrayList<>();

  private static List<Long> mine() {
    return List.of(-9L, Thread.currentThread().getId(), -1L);
  }

  private Object open(boolean test) {
    return remember(TestScopes.open(test, List.of(), List.of(), false));
  }

  /** As the other thread of a parallel run would. */
  private Object openElsewhere(boolean test) throws Exception {
    FutureTask<Object> task = new FutureTask<>(() -> open(test));
    Thread thread = new Thread(task);
    thread.start();
    return task.get();
  }

  private Object remember(Object scope) {
    open.add(0, scope);
    return scope;
  }

  private List<String> close(Object scope) {
    open.remove(scope);
    return TestScopes.close(scope);
  }

  @AfterEach
  void closeAll() {
    open.forEach(TestScopes::close);
  }

  @Test
  void withoutATestNothingIsTaken() {
    assertThat(TestScopes.take(TOTAL, List.of(mine(), mine()))).isFalse();
  }

  @Test
  void theInnermostScopeOfTheThreadHasItOnceAndItIsToldElsewhereToo() {
    Object all = open(false);
    Object test = open(true);
    assertThat(TestScopes.take(TOTAL, List.of(mine(), STRANGER))).isFalse();
    assertThat(TestScopes.take(TOTAL, List.of(mine(), STRANGER))).isFalse();
    assertThat(close(test)).containsExactly(TestText.of(FindingText.of(TOTAL)));
    assertThat(close(all)).isEmpty();
  }

  @Test
  void afterTheTestTheClassHasIt() {
    Object all = open(false);
    close(open(true));
    TestScopes.take(TOTAL, List.of(mine()));
    assertThat(close(all)).containsExactly(TestText.of(FindingText.of(TOTAL)));
  }

  @Test
  void ofTestsAtTheSameTimeTheOneHasItWhoseThreadStartedASide() throws Exception {
    Object other = openElsewhere(true);
    Object test = open(true);
    TestScopes.take(TOTAL, List.of(mine(), STRANGER));
    assertThat(close(other)).isEmpty();
    assertThat(close(test)).hasSize(1);
  }

  @Test
  void whereNobodyCanTellAllTestsHaveItAndNoClass() throws Exception {
    Object all = openElsewhere(false);
    Object other = openElsewhere(true);
    Object test = open(true);
    TestScopes.take(TOTAL, List.of(STRANGER, STRANGER));
    assertThat(close(test)).hasSize(1);
    assertThat(close(other)).hasSize(1);
    assertThat(close(all)).isEmpty();
  }

  @Test
  void scopesMayBeClosedInAnotherOrder() {
    Object all = open(false);
    Object test = open(true);
    close(all);
    TestScopes.take(TOTAL, List.of(mine()));
    assertThat(close(test)).hasSize(1);
    TestScopes.take(TOTAL, List.of(mine()));
    assertThat(close(open(true))).isEmpty();
  }

  @Test
  void theNearestThreadCounts() throws Exception {
    FutureTask<Object> task = new FutureTask<>(() -> open(true));
    Thread thread = new Thread(task);
    thread.start();
    Object other = task.get();
    Object test = open(true);
    // A pool's thread that this thread has started, as fork-join pools do, runs the other test.
    TestScopes.take(
        TOTAL, List.of(List.of(-3L, thread.getId(), Thread.currentThread().getId(), -1L)));
    assertThat(close(test)).isEmpty();
    assertThat(close(other)).hasSize(1);
  }

  @Test
  void whatIsSuppressedIsTakenAndWhatIsOfAnotherKindIsNot() {
    Object test =
        remember(
            TestScopes.open(true, List.of("lost-update"), List.of("Counter.max | known"), false));
    assertThat(TestScopes.take(MAX, List.of(mine()))).isTrue();
    assertThat(TestScopes.take(TOTAL, List.of(mine()))).isFalse(); // a plain data race
    assertThat(close(test)).isEmpty();
    Object races = remember(TestScopes.open(true, List.of("data-race"), List.of(), false));
    TestScopes.take(TOTAL, List.of(mine()));
    assertThat(close(races)).hasSize(1);
  }

  @Test
  void whatIsExpectedIsTaken() {
    Object test = remember(TestScopes.open(true, List.of(), List.of(), true));
    assertThat(TestScopes.take(TOTAL, List.of(mine()))).isTrue();
    assertThat(close(test)).hasSize(1);
  }

  @Test
  void anUnknownKindAndASuppressionWithoutReasonAreRefused() {
    assertThatThrownBy(() -> TestScopes.open(true, List.of("lost-updates"), List.of(), false))
        .hasMessageContaining("no kind of findings \"lost-updates\"; there are [")
        .hasMessageContaining("lost-update,");
    assertThatThrownBy(() -> TestScopes.open(true, List.of(), List.of("Counter.max"), false))
        .hasMessage("'Counter.max' has to be LOCATION-GLOB | REASON");
  }

  @Test
  void theKindsAreThoseOfAllPatterns() throws Exception {
    Path classes =
        Path.of(Pattern.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int patterns = 0;
    for (Class<?> type : reportClasses(classes)) {
      if (type.isEnum() && Pattern.class.isAssignableFrom(type)) {
        for (Object pattern : type.getEnumConstants()) {
          assertThat(Kinds.all()).contains(((Pattern) pattern).id());
          patterns++;
        }
      }
    }
    assertThat(patterns).isGreaterThan(10);
  }

  private static List<Class<?>> reportClasses(Path classes)
      throws IOException, ClassNotFoundException {
    List<Class<?>> found = new ArrayList<>();
    Path directory = classes.resolve("dev/dure/race/report");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*Pattern.class")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".class", "");
        found.add(Class.forName("dev.dure.race.report." + name));
      }
    }
    return found;
  }
}
