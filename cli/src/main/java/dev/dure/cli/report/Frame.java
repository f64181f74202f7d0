package dev.dure.cli.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A frame of a stack, or a place like one.
 *
 * @param className full name of the class; empty if it is not known
 * @param method name of the method; the whole text if it could not be read
 * @param file name of the source file; empty if it is not known
 * @param line from 1, or 0 if it is not known
 */
public record Frame(String className, String method, String file, int line) {

  /** As {@code StackTraceElement.toString} writes it; what comes first may be a module. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:[^/]*/)*?([^/]+(?:/(?:0x)?[0-9a-f]+)?)\\.([^.]+)\\(([^()]*?)(?::([0-9]{1,7}))?\\)",
          Pattern.DOTALL);

  /** Reads what {@code StackTraceElement.toString} has written. */
  static Frame parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return new Frame("", text, "", 0);
    }
    String file = matcher.group(3);
    boolean isFile = !file.equals("Unknown Source") && !file.equals("Native Method");
    String line = matcher.group(4);
    return new Frame(
        matcher.group(1),
        matcher.group(2),
        isFile ? file : "",
        line == null ? 0 : Integer.parseInt(line));
  }

  /** The full name of the method. */
  String name() {
    return className.isEmpty() ? method : className + "." + method;
  }

  /** The method with its class, but without the package. */
  String shortName() {
    return className.isEmpty() ? method : simpleName() + "." + method;
  }

  private String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** File and line, as far as they are known; else empty. */
  String place() {
    return line > 0 ? file + ":" + line : file;
  }

  /** Where the source file is below the root of its sources. */
  String path() {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? file : className.substring(0, dot).replace('.', '/') + "/" + file;
  }
}
