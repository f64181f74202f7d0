package dev.dure.junit;

/** A test is to be checked, and the checker's agent is not in this JVM; the message says how. */
public final class AgentMissingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AgentMissingException(String message, Throwable cause) {
    super(message, cause);
  }
}
