package dev.dure.race.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

class StepFinderTest {

  /** Methods, and how many acts there are that depend on a look. */
  @SuppressWarnings({"unused", "UnusedMethod", "UnusedVariable", "NonAtomicVolatileUpdate"})
  private static final class Specimen {
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Object> map = new ConcurrentHashMap<>();
    private final List<String> list = new CopyOnWriteArrayList<>();
    private volatile int number;
    private int plain;

    void setOfGet() {
      count.set(count.get() + 1);
    }

    void volatileIncrement() {
      number++;
    }

    void plainIncrement() {
      plain++;
    }

    void checkThenPut(String key, Object value) {
      if (!map.containsKey(key)) {
        map.put(key, value);
      }
    }

    void checkThenPutConstant(String key) {
      if (!map.containsKey(key)) {
        map.put(key, 1);
      }
    }

    void checkThenPutIfAbsent(String key, Object value) {
      if (!map.containsKey(key)) {
        map.putIfAbsent(key, value);
      }
    }

    Object checkThenPutAndUse(String key, Object value) {
      return map.containsKey(key) ? value : map.put(key, value);
    }

    void checkThenPutAnyway(String key, Object value) {
      if (map.containsKey(key)) {
        plain = 1;
      }
      map.put(key, value);
    }

    void containsThenAdd(String element) {
      if (!list.contains(element)) {
        list.add(element);
      }
    }

    void oneSection() {
      synchronized (this) {
        int seen = plain;
        plain = seen + 1;
      }
      synchronized (this) {
        plain++;
      }
    }

    void twoSections() {
      int seen;
      synchronized (this) {
        seen = plain;
      }
      synchronized (this) {
        plain = seen + 1;
      }
    }

    void twoSectionsWithoutDependence(int value) {
      synchronized (this) {
        count.addAndGet(plain);
      }
      synchronized (this) {
        plain = value;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "setOfGet, 1",
    "volatileIncrement, 1",
    "plainIncrement, 0",
    "checkThenPut, 1",
    "checkThenPutConstant, 0",
    "checkThenPutIfAbsent, 0",
    "checkThenPutAndUse, 0",
    "checkThenPutAnyway, 0",
    "containsThenAdd, 1",
    "oneSection, 0",
    "twoSections, 1",
    "twoSectionsWithoutDependence, 0"
  })
  void actsByALook(String name, int count) throws IOException {
    String own = Specimen.class.getName().replace('.', '/');
    Classes classes = new Classes(StepFinderTest::read, own::equals);
    assertThat(StepFinder.find(classes, own, method(own, name))).hasSize(count);
  }

  private static byte[] read(String resource) throws IOException {
    ClassLoader loader = Objects.requireNonNull(Specimen.class.getClassLoader());
    try (InputStream in = loader.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static MethodNode method(String own, String name) throws IOException {
    ClassNode node = new ClassNode();
    new ClassReader(read(own + ".class")).accept(node, ClassReader.EXPAND_FRAMES);
    return node.methods.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
  }
}
