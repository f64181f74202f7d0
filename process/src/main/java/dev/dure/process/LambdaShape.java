package dev.dure.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.SerializedLambda;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What all lambdas of one class have in common, which is everything but the captured arguments. A
 * worker is told once; from then on a lambda costs its number and its arguments.
 *
 * <p>A lambda's class is hidden, and made for one place in the code: so its {@link
 * SerializedLambda}s differ in nothing but the arguments.
 */
final class LambdaShape {

  private static final AtomicInteger LAST = new AtomicInteger();

  private static final ClassValue<Optional<LambdaShape>> SHAPES =
      new ClassValue<>() {
        @Override
        protected Optional<LambdaShape> computeValue(Class<?> type) {
          MethodHandle writeReplace = SerialMethods.writeReplace(type);
          return Optional.ofNullable(writeReplace).map(LambdaShape::new);
        }
      };

  private final int id = LAST.incrementAndGet();
  private final MethodHandle writeReplace;
  private volatile boolean known;
  private volatile boolean captures;
  private volatile byte[] message = {};

  private LambdaShape(MethodHandle writeReplace) {
    this.writeReplace = writeReplace;
  }

  /** The shape of a lambda; null if the object is no serializable lambda. */
  static @Nullable LambdaShape of(Object lambda) {
    LambdaShape shape = SHAPES.get(lambda.getClass()).orElse(null);
    if (shape == null || (!shape.known && !shape.learn(lambda))) {
      return null;
    }
    return shape;
  }

  private boolean learn(Object lambda) {
    if (!(SerialMethods.call(writeReplace, lambda) instanceof SerializedLambda replaced)) {
      return false;
    }
    captures = replaced.getCapturedArgCount() > 0;
    message = message(replaced);
    known = true;
    return true;
  }

  private byte[] message(SerializedLambda lambda) {
    String[] texts = {
      lambda.getCapturingClass(),
      lambda.getFunctionalInterfaceClass(),
      lambda.getFunctionalInterfaceMethodName(),
      lambda.getFunctionalInterfaceMethodSignature(),
      lambda.getImplClass(),
      lambda.getImplMethodName(),
      lambda.getImplMethodSignature(),
      lambda.getInstantiatedMethodType()
    };
    byte[][] encoded = new byte[texts.length][];
    int size = Integer.BYTES + 1;
    for (int i = 0; i < texts.length; i++) {
      encoded[i] = texts[i].getBytes(StandardCharsets.UTF_8);
      size += Integer.BYTES + encoded[i].length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    bytes.putInt(id).put((byte) lambda.getImplMethodKind());
    for (byte[] text : encoded) {
      Texts.put(bytes, text);
    }
    return bytes.array();
  }

  /** Its number in this JVM. */
  int id() {
    return id;
  }

  /** Whether its lambdas have captured arguments. */
  boolean captures() {
    return captures;
  }

  /** What a worker is told, see {@link PoolLayout}. */
  byte[] message() {
    return message;
  }

  /** A lambda of this shape with its captured arguments. */
  SerializedLambda replace(Object lambda) {
    return (SerializedLambda) SerialMethods.call(writeReplace, lambda);
  }
}
