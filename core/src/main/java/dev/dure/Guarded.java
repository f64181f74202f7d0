package dev.dure;

import java.util.function.UnaryOperator;

/**
 * A record that lives in a space and can be reached only under its lock.
 *
 * <p>Readers never see half a record. A writer that dies in the middle leaves the last whole
 * record: the new one is written aside and put in place by one store. So the lock is created with
 * {@link OwnerDeath#RELEASE} unless another policy is asked for.
 *
 * <pre>{@code
 * record Account(long balance, int bookings) {}
 *
 * Guarded<Account> account = space.guarded("account", new Account(0, 0));
 * account.update(a -> new Account(a.balance() + 100, a.bookings() + 1));
 * }</pre>
 *
 * <p>Components may be of primitive types, enums, {@link String} with a {@link MaxBytes} and nested
 * records of these.
 *
 * <p>Every method takes the lock, waits for it not interruptibly, and throws {@link
 * SpaceClosedException} if the space is closed and {@link AbandonedLockException} if the lock is
 * abandoned. An {@code update} happens-before every later {@code read}.
 *
 * @param <R> the type of the record
 */
public interface Guarded<R extends Record> extends SharedObject {

  /**
   * Reads the whole record.
   *
   * @return the record as the last completed {@code update} left it
   */
  R read();

  /**
   * Replaces the record by a function of it, under the lock.
   *
   * @param op computes the new record, once; if it throws or returns null, the record is unchanged
   *     and the exception comes out
   * @return the new record
   * @throws IllegalArgumentException if a string of the new record is larger than its {@link
   *     MaxBytes}
   */
  R update(UnaryOperator<R> op);

  /**
   * The lock that guards the record, for several steps that belong together and for conditions. It
   * is reentrant, so {@code read} and {@code update} may be called under it.
   *
   * @return the lock
   */
  SharedLock lock();

  /**
   * The type of the record.
   *
   * @return its class
   */
  Class<R> type();
}
