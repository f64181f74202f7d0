package dev.dure.race.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

class CallWatchesTest {

  private static final List<Class<?>> BUFFERS =
      List.of(
          Buffer.class,
          ByteBuffer.class,
          MappedByteBuffer.class,
          CharBuffer.class,
          ShortBuffer.class,
          IntBuffer.class,
          LongBuffer.class,
          FloatBuffer.class,
          DoubleBuffer.class);

  private static List<Watch> find(Class<?> owner, Method method) {
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    return CallWatches.find(
        isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL,
        Type.getInternalName(owner),
        method.getName(),
        Type.getMethodDescriptor(method));
  }

  private static List<Class<?>> watched() throws ClassNotFoundException {
    List<Class<?>> classes = new ArrayList<>(BUFFERS);
    classes.add(Field.class);
    classes.add(Class.forName("sun.misc.Unsafe"));
    if (Runtime.version().feature() >= 22) {
      classes.add(Class.forName("java.lang.foreign.MemorySegment"));
      classes.add(Class.forName("java.lang.foreign.Arena"));
      classes.add(Class.forName("java.lang.foreign.ValueLayout"));
    }
    return classes;
  }

  @Test
  void everyWatchExistsAndTakesWhatItIsGiven() throws ClassNotFoundException {
    int found = 0;
    for (Class<?> owner : watched()) {
      for (Method method : owner.getMethods()) {
        for (Watch watch : find(owner, method)) {
          String call = owner.getName() + "." + method.getName() + Type.getMethodDescriptor(method);
          assertNotNull(
              JdkClasses.method(watch.owner(), watch.name(), watch.descriptor()),
              call + " -> " + watch);
          assertEquals(parameters(method, watch), Type.getArgumentCount(watch.descriptor()), call);
          found++;
        }
      }
    }
    assertEquals(true, found > 200, "" + found);
  }

  private static int parameters(Method method, Watch watch) {
    boolean hasReceiver = !Modifier.isStatic(method.getModifiers());
    return (watch.takesResult() ? 1 : 0)
        + (hasReceiver ? 1 : 0)
        + watch.count()
        + (watch.known() == Watch.NONE ? 0 : 1)
        + 1;
  }

  /** All that buffers have, but what reads or writes nothing that can change. */
  @Test
  void everyAccessOfABufferIsWatched() {
    List<String> others =
        List.of(
            "capacity",
            "order",
            "isDirect",
            "isReadOnly",
            "hasArray",
            "array",
            "arrayOffset",
            "compareTo",
            "mismatch",
            "alignmentOffset",
            "alignedSlice",
            "toString",
            "read",
            "append",
            "chars",
            "getChars",
            "codePoints",
            "load",
            "isLoaded",
            "force");
    List<String> missing = new ArrayList<>();
    for (Class<?> owner : BUFFERS) {
      for (Method method : owner.getMethods()) {
        boolean isOurs = Buffer.class.isAssignableFrom(method.getDeclaringClass());
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        boolean isAbove = owner == Buffer.class && method.getName().equals("slice");
        if (isOurs && !isStatic && !isAbove && !others.contains(method.getName())) {
          if (find(owner, method).isEmpty()) {
            missing.add(owner.getSimpleName() + "." + method.getName());
          }
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void reflectionIsWatchedWhereItAccesses() throws NoSuchMethodException {
    Method set = Field.class.getMethod("setInt", Object.class, int.class);
    List<Watch> watches = find(Field.class, set);
    assertEquals(2, watches.size());
    assertEquals(List.of(false, true), watches.stream().map(Watch::isAfter).toList());
    assertEquals(List.of(), find(Field.class, Field.class.getMethod("getName")));
    assertEquals(List.of(), find(Field.class, Field.class.getMethod("getAnnotation", Class.class)));
  }

  @Test
  void unsafeIsWatchedWhereItAccessesObjectsWithoutOrder() throws ReflectiveOperationException {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Method put = unsafe.getMethod("putChar", Object.class, long.class, char.class);
    assertEquals(List.of((int) 'C'), find(unsafe, put).stream().map(Watch::known).toList());
    Method get = unsafe.getMethod("getObject", Object.class, long.class);
    assertEquals(List.of((int) 'L'), find(unsafe, get).stream().map(Watch::known).toList());
    for (Method other :
        List.of(
            unsafe.getMethod("getInt", long.class),
            unsafe.getMethod("getIntVolatile", Object.class, long.class),
            unsafe.getMethod("putOrderedInt", Object.class, long.class, int.class))) {
      assertEquals(List.of(), find(unsafe, other), other.toString());
    }
  }
}
