package dev.dure.process;

/**
 * What a worker's thread in the parent does with an {@link Area} without the {@link Dispatcher}'s
 * lock, since it takes milliseconds: everybody else would wait for it.
 */
interface Carriage {

  /** Does it. Without the lock. */
  void carry();

  /** It is done. With the lock. */
  void arrived() throws ProtocolViolation;
}
