package dev.dure.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A record in memory, read without its class: the layout is told by its {@linkplain
 * RecordShape#signature signature}, such as {@code com.acme.Account(long balance, String(32)
 * owner)}. The signature may come from memory that anybody wrote; what is none is refused, and none
 * makes this read beyond {@link #bytes}.
 */
public final class RecordFields {

  private static final int MAX_NESTED = 32;

  /** How the value of a component is read from a buffer. */
  private interface Reader {
    Object read(ByteBuffer source, int at, String where);
  }

  /** How a type of component lies in memory. */
  private record Type(int bytes, int alignment, Reader reader) {
    static Type of(ComponentType type) {
      return new Type(type.bytes(), type.alignment(), type::decode);
    }
  }

  private record Field(String name, int offset, Type type) {}

  private final List<Field> fields;
  private final int bytes;
  private final int alignment;

  private RecordFields(List<Field> fields, int bytes, int alignment) {
    this.fields = fields;
    this.bytes = bytes;
    this.alignment = alignment;
  }

  /**
   * The layout that a signature tells.
   *
   * @return empty if it is none
   */
  public static Optional<RecordFields> of(String signature) {
    Parser parser = new Parser(signature);
    try {
      RecordFields fields = parser.record(0);
      return parser.isAtEnd() ? Optional.of(fields) : Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The bytes that one record takes. */
  public int bytes() {
    return bytes;
  }

  /**
   * Reads a record; a nested one is a map itself.
   *
   * @return the values by the names of the components, in their order: boxed primitive types,
   *     strings, names of constants, maps
   * @throws IllegalStateException if what is there is no such record
   */
  public Map<String, Object> decode(ByteBuffer source, int at) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : fields) {
      Object value =
          field.type().reader().read(source, at + field.offset(), "\"" + field.name() + "\"");
      values.put(field.name(), value);
    }
    return Collections.unmodifiableMap(values);
  }

  /** Reads a signature from left to right. */
  private static final class Parser {
    private final String text;
    private int at;
    private int components;

    Parser(String text) {
      this.text = text;
    }

    boolean isAtEnd() {
      return at == text.length();
    }

    RecordFields record(int depth) {
      if (depth > MAX_NESTED) {
        throw unexpected();
      }
      word(); // the class
      return components(depth);
    }

    private RecordFields components(int depth) {
      expect('(');
      List<Field> fields = new ArrayList<>();
      int end = 0;
      int alignment = 1;
      while (!accept(')')) {
        if (!fields.isEmpty()) {
          expect(',');
          expect(' ');
        }
        if (++components > RecordType.MAX_COMPONENTS) {
          throw unexpected();
        }
        Type type = type(depth);
        expect(' ');
        int offset = ComponentType.align(end, type.alignment());
        fields.add(new Field(word(), offset, type));
        end = Math.addExact(offset, type.bytes());
        alignment = Math.max(alignment, type.alignment());
      }
      return new RecordFields(List.copyOf(fields), ComponentType.align(end, alignment), alignment);
    }

    private Type type(int depth) {
      String word = word();
      if (accept('{')) {
        return constants();
      }
      if (isAtEnd() || text.charAt(at) != '(') {
        return Type.of(ComponentType.Primitive.of(word));
      }
      if (word.equals("String")) {
        return text();
      }
      if (depth == MAX_NESTED) {
        throw unexpected();
      }
      RecordFields nested = components(depth + 1);
      return new Type(
          nested.bytes, nested.alignment, (source, from, where) -> nested.decode(source, from));
    }

    private Type text() {
      expect('(');
      int room = Integer.parseInt(word());
      expect(')');
      if (room < 1 || room > RecordType.MAX_STRING_BYTES) {
        throw unexpected();
      }
      return Type.of(new ComponentType.Text(room));
    }

    private Type constants() {
      int close = text.indexOf('}', at);
      if (close < 0) {
        throw unexpected();
      }
      String[] names = text.substring(at, close).split("\\|", -1);
      at = close + 1;
      Type ordinal = Type.of(ComponentType.Primitive.of("int"));
      return new Type(
          ordinal.bytes(),
          ordinal.alignment(),
          (source, from, where) ->
              nameOf((int) ordinal.reader().read(source, from, where), names, where));
    }

    private static String nameOf(int ordinal, String[] names, String where) {
      if (ordinal < 0 || ordinal >= names.length) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s: memory holds ordinal %d of an enum with %d constants. It was overwritten.",
                where,
                ordinal,
                names.length));
      }
      return names[ordinal];
    }

    private String word() {
      int start = at;
      while (!isAtEnd() && "(){}, ".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (at == start) {
        throw unexpected();
      }
      return text.substring(start, at);
    }

    private boolean accept(char c) {
      boolean there = !isAtEnd() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }

    private void expect(char c) {
      if (!accept(c)) {
        throw unexpected();
      }
    }

    private IllegalArgumentException unexpected() {
      return new IllegalArgumentException("no signature at " + at);
    }
  }
}
