package dev.dure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dure.Guarded;
import dev.dure.MaxBytes;
import dev.dure.OwnerDeath;
import dev.dure.ShapeMismatchException;
import dev.dure.SharedCondition;
import dev.dure.contract.Threads.Running;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link Guarded} must keep in every space. */
@SuppressWarnings("LockNotBeforeTry") // single steps, not a model of how to use a lock
public abstract class GuardedContract extends SpaceContract {

  private static final int THREADS = 4;
  private static final int TIMES = 3_000;

  record Account(long balance, int bookings) {
    Account book(long amount) {
      return new Account(balance + amount, bookings + 1);
    }
  }

  private static final Account EMPTY = new Account(0, 0);

  private enum Color {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "a constant with a body";
      }
    }
  }

  private record Point(int x, @MaxBytes(6) String label) {}

  private record Everything(
      boolean flag,
      byte tiny,
      short small,
      char letter,
      int number,
      long large,
      float real,
      double precise,
      Color color,
      @MaxBytes(9) String text,
      Point point) {}

  private record Nothing() {}

  private record Named(@MaxBytes(4) String name, int id) {}

  private record Forbidden(int fine, Object other) {}

  private record Unbounded(String text) {}

  private record Cyclic(int value, Cyclic next) {}

  @Test
  @DisplayName("a new guarded record is the initial one, which counts only when it is created")
  void initial() {
    assertThat(space.guarded("a", EMPTY.book(5)).read()).isEqualTo(new Account(5, 1));
    assertThat(space.guarded("a", EMPTY).read()).isEqualTo(new Account(5, 1));
    assertThat(space.newGuarded(EMPTY).read()).isEqualTo(EMPTY);
    assertThat(space.guarded("a", EMPTY).type()).isEqualTo(Account.class);
  }

  @Test
  @DisplayName("update replaces the record and returns the new one; every handle reads it")
  void update() {
    Guarded<Account> account = space.guarded("a", EMPTY);
    assertThat(account.update(a -> a.book(7))).isEqualTo(new Account(7, 1));
    assertThat(account.read()).isEqualTo(new Account(7, 1));
    Guarded<Account> second = secondHandle(account);
    assertThat(second.update(a -> a.book(1))).isEqualTo(new Account(8, 2));
    assertThat(account.read()).isEqualTo(second.read());
    assertThat(secondHandle(space.newGuarded(EMPTY)).read()).isEqualTo(EMPTY);
  }

  @Test
  @DisplayName("one name is one guarded record; handles of it are equal")
  void identity() {
    Guarded<Account> account = space.guarded("a", EMPTY);
    assertThat(space.guarded("a", EMPTY)).isEqualTo(account).hasSameHashCodeAs(account);
    assertThat(space.newGuarded(EMPTY)).isNotEqualTo(space.newGuarded(EMPTY));
    assertThat(account.name()).contains("a");
    assertThat(account.space()).isSameAs(space);
    assertThat(account.lock()).isEqualTo(space.guarded("a", EMPTY).lock());
  }

  @Test
  @DisplayName("components of every allowed type come back as they went in")
  void everyType() {
    Everything all =
        new Everything(
            true,
            (byte) -1,
            Short.MIN_VALUE,
            '두',
            Integer.MAX_VALUE,
            Long.MIN_VALUE,
            -0.0f,
            Double.NaN,
            Color.GREEN,
            "두레xyz",
            new Point(3, "레"));
    Guarded<Everything> guarded = space.guarded("all", all);
    assertThat(guarded.read()).isEqualTo(all);
    Everything next =
        new Everything(
            false, (byte) 1, (short) 1, 'x', 0, 0, 0, 0, Color.RED, "", new Point(0, "123456"));
    guarded.update(a -> next);
    assertThat(secondHandle(guarded).read()).isEqualTo(next);
    assertThat(space.guarded("nothing", new Nothing()).read()).isEqualTo(new Nothing());
  }

  @Test
  @DisplayName("an update that throws, or returns null, leaves the record as it was")
  @SuppressWarnings("NullAway") // what null does
  void updateThatFails() {
    Guarded<Account> account = space.guarded("a", EMPTY.book(1));
    RuntimeException thrown = new RuntimeException("from the function");
    assertThatThrownBy(
            () ->
                account.update(
                    a -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    UnaryOperator<Account> toNull = a -> null;
    assertThatNullPointerException().isThrownBy(() -> account.update(toNull));
    assertThat(account.read()).isEqualTo(new Account(1, 1));
    assertThat(account.lock().isLocked()).isFalse();
  }

  @Test
  @DisplayName("a string that is too large is refused, by bytes of UTF-8, and the record stays")
  void tooLargeString() {
    Guarded<Named> named = space.guarded("named", new Named("four", 1));
    assertThatThrownBy(() -> named.update(n -> new Named("fünf", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Component \"name\" of "
                + Named.class.getName()
                + " has 5 bytes of UTF-8; its @MaxBytes allows 4: \"fünf\".");
    assertThatThrownBy(() -> space.guarded("named", new Named("longer", 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> space.guarded("other", new Named("longer", 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(named.read()).isEqualTo(new Named("four", 1));
  }

  @Test
  @DisplayName("null and lone surrogates in a string are refused")
  @SuppressWarnings("NullAway") // what null does
  void unfitStrings() {
    Guarded<Named> named = space.guarded("named", new Named("four", 1));
    assertThatThrownBy(() -> named.update(n -> new Named(null, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Component \"name\" of " + Named.class.getName() + " is null.");
    assertThatThrownBy(() -> named.update(n -> new Named("a\uD800", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lone surrogate U+D800 at 1");
    assertThat(named.read()).isEqualTo(new Named("four", 1));
  }

  @Test
  @DisplayName(
      "components that cannot be shared are refused; the message names them and what is allowed")
  void unfitTypes() {
    assertThatThrownBy(() -> space.newGuarded(new Forbidden(1, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Component \"other\" of "
                + Forbidden.class.getName()
                + " is of type java.lang.Object. Allowed are primitive types, enums, String with"
                + " @MaxBytes, and records of these.");
    assertThatThrownBy(() -> space.guarded("x", new Unbounded("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"text\"")
        .hasMessageContaining("without @MaxBytes");
    assertThatThrownBy(() -> space.guarded("x", cyclic()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("contains itself");
  }

  @SuppressWarnings("NullAway") // a cyclic record must end somewhere
  private static Cyclic cyclic() {
    return new Cyclic(1, null);
  }

  @Test
  @DisplayName("a name that is there with another record or policy is refused, with both shapes")
  void mismatch() {
    space.guarded("a", EMPTY);
    assertThatThrownBy(() -> space.guarded("a", new Named("x", 1)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("long balance, int bookings")
        .hasMessageContaining("String(4) name, int id");
    assertThatThrownBy(() -> space.guarded("a", EMPTY, OwnerDeath.ABANDON))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("OwnerDeath.RELEASE")
        .hasMessageContaining("OwnerDeath.ABANDON");
  }

  @Test
  @DisplayName("updates by many threads lose nothing, and readers see whole records only")
  void updatesAreAtomic() {
    Guarded<Account> account = space.newGuarded(EMPTY);
    Threads.run(
        THREADS + 1,
        i -> {
          Guarded<Account> mine = secondHandle(account);
          for (int n = 0; n < TIMES; n++) {
            Account seen = i == 0 ? mine.read() : mine.update(a -> a.book(3));
            assertThat(seen.balance()).isEqualTo(3L * seen.bookings());
          }
        });
    assertThat(account.read()).isEqualTo(new Account(3L * THREADS * TIMES, THREADS * TIMES));
  }

  @Test
  @DisplayName("read and update may be called under the lock, and in an update")
  void reentrant() {
    Guarded<Account> account = space.newGuarded(EMPTY);
    account.lock().lock();
    account.update(a -> a.book(account.read().bookings() + 1));
    assertThat(account.read()).isEqualTo(new Account(1, 1));
    assertThat(account.lock().getHoldCount()).isEqualTo(1);
    account.lock().unlock();
  }

  @Test
  @DisplayName("who holds the lock keeps all others out; its conditions work")
  void lockAndCondition() {
    Guarded<Account> account = space.newGuarded(EMPTY);
    SharedCondition booked = account.lock().newCondition();
    Running waiter =
        Threads.start(
            "waiter",
            () ->
                account
                    .lock()
                    .withLock(
                        () -> {
                          while (account.read().bookings() == 0) {
                            booked.awaitUninterruptibly();
                          }
                        }));
    account.lock().lock();
    Running writer = Threads.start("writer", () -> account.update(a -> a.book(-a.balance())));
    for (Running each : List.of(waiter, writer)) {
      each.awaitWaiting();
    }
    assertThat(account.read()).isEqualTo(EMPTY);
    account.update(a -> a.book(10));
    booked.signalAll();
    account.lock().unlock();
    Threads.joinAll(List.of(waiter, writer));
    assertThat(account.read()).isEqualTo(new Account(0, 2));
  }
}
