package dev.dure.cli;

/**
 * A command cannot do what it was asked for; the message is all that the user is told. It may have
 * text that others wrote: {@link Main} makes it harmless.
 */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  Refusal(String message) {
    super(message);
  }
}
