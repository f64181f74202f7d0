package dev.dure.race.report;

/** Reads the words in which a race names its location: {@code Counter.total of Counter@1f}. */
final class Location {

  private static final String OF = " of ";

  private Location() {}

  /** Without the objects' identities and elements' indices, which differ from run to run. */
  static String withoutIdentity(String location) {
    StringBuilder out = new StringBuilder(location.length());
    for (int i = 0; i < location.length(); i++) {
      char c = location.charAt(i);
      int end = i + 1;
      if (c == '@') {
        while (end < location.length() && Character.digit(location.charAt(end), 16) >= 0) {
          end++;
        }
      } else if (c == '[') {
        while (end < location.length() && Character.isDigit(location.charAt(end))) {
          end++;
        }
        out.append(c);
      } else {
        out.append(c);
      }
      i = end - 1;
    }
    return out.toString();
  }

  /** The field alone, as {@code Counter.total}; the whole if it is no field of an object. */
  static String withoutObject(String location) {
    int of = location.indexOf(OF);
    return of < 0 ? location : location.substring(0, of);
  }

  /** The name of the field alone, as {@code total}. */
  static String field(String location) {
    String field = withoutObject(location);
    return field.substring(field.lastIndexOf('.') + 1);
  }

  /** Whether it is a field of an object, and of the class in which a frame is. */
  static boolean isFieldOfObject(String location, StackTraceElement frame) {
    String field = withoutObject(location);
    int dot = field.lastIndexOf('.');
    String className = frame.getClassName();
    return dot > 0
        && field.length() < location.length()
        && className.substring(className.lastIndexOf('.') + 1).equals(field.substring(0, dot));
  }

  /** Whether it is a whole object, as those of the JDK are, and no field or element. */
  static boolean isObject(String location) {
    return location.indexOf('@') > 0 && !location.contains(OF) && location.indexOf('[') < 0;
  }
}
