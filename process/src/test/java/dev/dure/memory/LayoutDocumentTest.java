package dev.dure.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dure.internal.Kind;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/layout.md says is what the code has, and it says all of it. */
class LayoutDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "layout.md");
  private static final List<Class<?>> LAYOUTS =
      List.of(Layout.class, SynchronizerLayout.class, QueueLayout.class, MapLayout.class);

  /** A row of a table that begins with a number and ends with a constant in code style. */
  private static final Pattern ROW =
      Pattern.compile("\\| ([^|]+) \\|.*\\| `(\\w+\\.\\w+)` \\|", Pattern.MULTILINE);

  @Test
  void everyConstantStandsThereWithItsValue() throws Exception {
    Map<String, Long> constants = new TreeMap<>();
    for (Class<?> layout : LAYOUTS) {
      constants.putAll(constants(layout));
    }
    for (Kind kind : Kind.values()) {
      constants.put("Kind." + kind.name(), (long) kind.code());
    }
    assertThat(constants).hasSizeGreaterThan(100);
    assertThat(documented()).containsExactlyInAnyOrderEntriesOf(constants);
  }

  @Test
  void theMagicReadsAsTheDocumentSays() {
    byte[] text = "DURESEG1".getBytes(StandardCharsets.US_ASCII);
    long magic = 0;
    for (int i = 7; i >= 0; i--) {
      magic = magic << 8 | text[i];
    }
    assertThat(Layout.MAGIC).isEqualTo(magic);
  }

  private static Map<String, Long> constants(Class<?> layout) throws IllegalAccessException {
    Map<String, Long> found = new TreeMap<>();
    for (Field field : layout.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType().isPrimitive()) {
        found.put(layout.getSimpleName() + "." + field.getName(), number(field));
      }
    }
    return found;
  }

  private static long number(Field field) throws IllegalAccessException {
    return field.getType() == int.class ? field.getInt(null) : field.getLong(null);
  }

  private static Map<String, Long> documented() throws IOException {
    Map<String, Long> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(DOCUMENT));
    while (row.find()) {
      Long before = rows.put(row.group(2), number(row.group(1)));
      assertThat(before).as("%s stands there once", row.group(2)).isNull();
    }
    return rows;
  }

  /** A number as the document writes it: 24, -8, 0x1F, 2^60, bit 31 (of an int). */
  private static long number(String text) {
    if (text.startsWith("2^")) {
      return 1L << Integer.parseInt(text.substring(2));
    }
    if (text.startsWith("bit ")) {
      return (int) (1L << Integer.parseInt(text.substring(4)));
    }
    return Long.decode(text);
  }
}
