package dev.dure.process;

import java.nio.ByteBuffer;

/** What a worker proves itself with: 128 random bits that only its parent and it know. */
record Token(long high, long low) {

  static Token random() {
    ByteBuffer bytes = ByteBuffer.wrap(Entropy.bytes(WorkerProtocol.TOKEN_BYTES));
    return new Token(bytes.getLong(), bytes.getLong());
  }

  static Token read(ByteBuffer from, int offset) {
    return new Token(from.getLong(offset), from.getLong(offset + Long.BYTES));
  }

  void write(ByteBuffer to, int offset) {
    to.putLong(offset, high).putLong(offset + Long.BYTES, low);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "Token[…]";
  }
}
