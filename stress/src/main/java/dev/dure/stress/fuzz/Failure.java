package dev.dure.stress.fuzz;

/** Something ended as nothing may, or did not end. */
final class Failure extends Exception {

  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }
}
