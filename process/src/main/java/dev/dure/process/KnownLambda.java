package dev.dure.process;

import java.io.IOException;
import java.lang.invoke.SerializedLambda;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A worker's knowledge of a {@link LambdaShape}. Classes are loaded when a lambda is made, not when
 * the shape comes, so that what goes wrong then is the task's failure.
 */
final class KnownLambda {

  private static final int TEXTS = 8;

  private final int kind;
  private final String[] texts = new String[TEXTS];
  private @Nullable Class<?> capturingClass;

  /** The one lambda of a shape that captures nothing, once it is made. */
  private @Nullable Object constant;

  /** Reads what follows the id in a SHAPE message. */
  KnownLambda(ByteBuffer message) throws IOException {
    kind = message.get();
    for (int i = 0; i < TEXTS; i++) {
      texts[i] = Texts.get(message, message.remaining(), "a lambda's shape");
    }
  }

  /** Makes a lambda. */
  Object make(@Nullable Object[] captured) throws ReflectiveOperationException {
    Object made = constant;
    if (made != null) {
      return made;
    }
    Class<?> capturing = capturingClass;
    if (capturing == null) {
      String name = texts[0].replace('/', '.');
      capturing = Class.forName(name, false, ClassLoader.getSystemClassLoader());
      capturingClass = capturing;
    }
    SerializedLambda described =
        new SerializedLambda(
            capturing, texts[1], texts[2], texts[3], kind, texts[4], texts[5], texts[6], texts[7],
            captured);
    made = Objects.requireNonNull(SerialMethods.resolve(described));
    if (captured.length == 0) {
      constant = made;
    }
    return made;
  }
}
