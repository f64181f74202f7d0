package dev.dure.race.instrument;

import dev.dure.race.runtime.BufferShadow;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** What is told of the calls of {@code java.nio} buffers. */
final class BufferCalls {

  private static final String WATCH = "BufferWatch";
  private static final String BUFFER = "Ljava/nio/Buffer;";

  /** The bytes of an element, or of a value, by how it is called. */
  private static final Map<String, Integer> WIDTHS =
      Map.of("Byte", 1, "Char", 2, "Short", 2, "Int", 4, "Long", 8, "Float", 4, "Double", 8);

  private static final int POSITION = BufferShadow.POSITION;
  private static final int LIMIT = BufferShadow.LIMIT;
  private static final int MARK = BufferShadow.MARK;
  private static final int ALL = POSITION | LIMIT | MARK;

  /** What calls read and write of the object alone, by name and parameters. */
  private static final Map<String, Integer> OF_OBJECT =
      Map.ofEntries(
          Map.entry("position()", POSITION),
          Map.entry("limit()", LIMIT),
          Map.entry("remaining()", POSITION | LIMIT),
          Map.entry("hasRemaining()", POSITION | LIMIT),
          Map.entry("length()", POSITION | LIMIT),
          Map.entry("isEmpty()", POSITION | LIMIT),
          Map.entry("slice()", POSITION | LIMIT),
          Map.entry("slice(II)", LIMIT),
          Map.entry("subSequence(II)", POSITION | LIMIT),
          Map.entry("duplicate()", ALL),
          Map.entry("asReadOnlyBuffer()", ALL),
          Map.entry("position(I)", LIMIT | written(POSITION)),
          Map.entry("limit(I)", POSITION | written(LIMIT)),
          Map.entry("mark()", POSITION | written(MARK)),
          Map.entry("reset()", MARK | written(POSITION)),
          Map.entry("clear()", written(ALL)),
          Map.entry("flip()", POSITION | written(ALL)),
          Map.entry("rewind()", written(POSITION | MARK)));

  /** What reads all from the position to the limit. */
  private static final Set<String> OF_REST = Set.of("hashCode()", "toString()");

  private BufferCalls() {}

  /** What is told of a call, or null. */
  static @Nullable Watch find(String owner, String name, String descriptor) {
    String type = owner.substring(owner.lastIndexOf('/') + 1);
    if (!type.endsWith("Buffer")) {
      return null;
    }
    String named = type.substring(0, type.length() - "Buffer".length());
    String kind = named.equals("MappedByte") ? "Byte" : named;
    Type[] arguments = Type.getArgumentTypes(descriptor);
    String call = name + descriptor.substring(0, descriptor.indexOf(')') + 1);
    Integer mask = OF_OBJECT.get(call);
    if (mask == null
        && kind.equals("Byte")
        && name.matches("as(Char|Short|Int|Long|Float|Double)Buffer")) {
      mask = POSITION | LIMIT;
    }
    if (mask != null) {
      return Watch.after(WATCH, "object", BUFFER, 0, 0, mask);
    }
    Integer width = WIDTHS.get(kind);
    return width == null ? null : ofBytes(kind, width, name, call, arguments);
  }

  private static @Nullable Watch ofBytes(
      String kind, int width, String name, String call, Type[] arguments) {
    boolean isText = kind.equals("Char");
    if (name.equals("get") || name.equals("put") || (isText && call.equals("append(C)"))) {
      boolean isString = arguments.length > 0 && isString(arguments[0]);
      String told = name.equals("append") ? "put" : name;
      return access(isString ? "putText" : told, arguments, width);
    }
    if (kind.equals("Byte") && (name.startsWith("get") || name.startsWith("put"))) {
      Integer ofValue = WIDTHS.get(name.substring(3));
      return ofValue == null ? null : access(name.substring(0, 3) + "Value", arguments, ofValue);
    }
    if (call.equals("compact()")) {
      return Watch.after(WATCH, "compact", BUFFER, 0, 0, width).before();
    }
    if (call.equals("equals(Ljava/lang/Object;)")) {
      return Watch.after(WATCH, "equal", BUFFER + "Ljava/lang/Object;", 0, 1, width)
          .withResult(Type.BOOLEAN_TYPE);
    }
    if (isText && call.equals("charAt(I)")) {
      return Watch.after(WATCH, "charAt", BUFFER + "I", 0, 1, width);
    }
    boolean readsRest = OF_REST.contains(call) && (isText || !name.equals("toString"));
    return readsRest ? Watch.after(WATCH, "rest", BUFFER, 0, 0, width) : null;
  }

  /** Of the arguments all are told but a value that is put. */
  private static Watch access(String name, Type[] arguments, int width) {
    int count = arguments.length;
    boolean endsInValue =
        name.startsWith("put") && (count == 1 || count == 2) && isPrimitive(arguments[count - 1]);
    Type[] told = endsInValue ? Arrays.copyOf(arguments, count - 1) : arguments;
    StringBuilder parameters = new StringBuilder(BUFFER);
    for (Type type : told) {
      parameters.append(
          isPrimitive(type) || isString(type)
              ? type.getDescriptor()
              : type.getSort() == Type.ARRAY ? "Ljava/lang/Object;" : BUFFER);
    }
    Watch watch = Watch.after(WATCH, name, parameters.toString(), 0, told.length, width);
    boolean isWholeBuffer =
        told.length == 1 && told[0].getSort() == Type.OBJECT && !isString(told[0]);
    return isWholeBuffer ? watch.before() : watch;
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private static boolean isString(Type type) {
    return type.getDescriptor().equals("Ljava/lang/String;");
  }

  private static int written(int mask) {
    return mask << BufferShadow.WRITES;
  }
}
