package dev.dure.process;

import java.io.IOException;

/** The other side broke a rule of {@link WorkerProtocol}; its message says which. */
final class ProtocolViolation extends IOException {

  private static final long serialVersionUID = 1L;

  ProtocolViolation(String message) {
    super(message);
  }
}
