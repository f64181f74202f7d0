package dev.dure.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a finding. It comes from the program that was checked, which may have written
 * whatever it likes: what is too long is cut, and says so; what is of another type is as if it were
 * not there.
 */
public final class FindingReader {

  private static final int MAX_DOCUMENT = 64 << 20;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_TEXT = 2000;
  private static final int MAX_STACK = 400;
  private static final int MAX_LOCKS = 60;
  private static final int MAX_ACCESSES = 40;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(MAX_DOCUMENT)
                  .maxNestingDepth(MAX_DEPTH)
                  .build())
          .build();

  private FindingReader() {}

  /**
   * Reads a finding.
   *
   * @param json one object
   * @param text the same for people, which stands for what cannot be read
   * @param fingerprint of the finding
   * @param isKnown whether it is in the baseline
   */
  public static Finding read(String json, String text, String fingerprint, boolean isKnown) {
    Map<?, ?> object;
    try (JsonParser parser = FACTORY.createParser(json)) {
      object = parser.nextToken() == JsonToken.START_OBJECT ? object(parser) : Map.of();
    } catch (IOException e) {
      object = Map.of();
    }
    String kind = text(object, "kind");
    String pattern = text(object, "pattern");
    String reason = text(object, "reason");
    return new Finding(
        kind.isEmpty() ? "finding" : kind,
        pattern.isEmpty() ? kind.isEmpty() ? "finding" : kind : pattern,
        text(object, "cwe"),
        text(object, "certainty"),
        text(object, "location"),
        object.isEmpty() ? "What the checker told could not be read as JSON." : reason,
        text(object, "advice"),
        list(object, "accesses", MAX_ACCESSES, FindingReader::access, null),
        fingerprint,
        isKnown,
        cut(text, MAX_TEXT * MAX_ACCESSES));
  }

  private static @Nullable Access access(Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return null;
    }
    return new Access(
        action(object),
        text(object, "thread"),
        object.get("threadId") instanceof Long id ? id : -1,
        text(object, "startedBy"),
        list(object, "startedAt", MAX_STACK, FindingReader::frame, FindingReader::more),
        list(object, "locks", MAX_LOCKS, FindingReader::lock, FindingReader::moreLocks),
        list(object, "stack", MAX_STACK, FindingReader::frame, FindingReader::more));
  }

  /** {@code write}, or with a lock {@code wait for java.lang.Object@1f}. */
  private static String action(Map<?, ?> object) {
    String action = text(object, "access");
    String wanted = text(object, "wanted");
    if (wanted.isEmpty()) {
      return action;
    }
    return action + (action.equals("wait") ? " for " : " of ") + wanted;
  }

  private static @Nullable Frame frame(@Nullable Object value) {
    return value instanceof String text ? Frame.parse(cut(text, MAX_TEXT)) : null;
  }

  private static Frame more(int count) {
    return new Frame("", "… and " + count + " more", "", 0);
  }

  private static @Nullable Lock lock(Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return null;
    }
    return new Lock(
        text(object, "lock"),
        Boolean.TRUE.equals(object.get("shared")),
        frame(object.get("takenAt")));
  }

  private static Lock moreLocks(int count) {
    return new Lock("… and " + count + " more", false, null);
  }

  private static String text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text ? cut(text, MAX_TEXT) : "";
  }

  private static String cut(String text, int max) {
    int left = text.length() - max;
    return left <= 0 ? text : text.substring(0, max) + "… (" + left + " more characters)";
  }

  private static <T> List<T> list(
      Map<?, ?> object,
      String name,
      int max,
      Function<Object, @Nullable T> reader,
      @Nullable Function<Integer, T> more) {
    List<T> out = new ArrayList<>();
    if (object.get(name) instanceof List<?> values) {
      for (Object value : values.subList(0, Math.min(max, values.size()))) {
        T element = reader.apply(value);
        if (element != null) {
          out.add(element);
        }
      }
      if (values.size() > max && more != null) {
        out.add(more.apply(values.size() - max));
      }
    }
    return out;
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield values;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? Long.MAX_VALUE
              : parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null -> throw new IOException("the text ends too early");
      default -> "";
    };
  }
}
