package dev.dure.process;

import java.util.List;

/** A task or a batch as it is sent. */
final class Encoded {

  private final byte[] bytes;
  private final List<LambdaShape> shapes;

  Encoded(byte[] bytes, List<LambdaShape> shapes) {
    this.bytes = bytes;
    this.shapes = shapes;
  }

  /** The payload of the message; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** The lambdas' classes that it refers to, of which the worker has to know. */
  List<LambdaShape> shapes() {
    return shapes;
  }
}
