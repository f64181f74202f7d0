package dev.dure.samples.files;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A made-up format, whose parser does what the file says: the first word is what, the rest is with
 * what. It stands for parsers with bugs that are real elsewhere and cannot be had on order: native
 * code that writes where it should not, a plug-in that ends the JVM, code that has been taken over.
 */
final class Plugin {

  private Plugin() {}

  static Parsed run(String text) throws Exception {
    String[] words = text.strip().split(" ", 2);
    String with = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "crash" -> crash();
      case "halt" -> Runtime.getRuntime().halt(0);
      case "loop" -> loop();
      case "allocate" -> allocate();
      case "children" -> new ProcessBuilder("sh", "-c", with).start().waitFor();
      case "daemon" -> new ProcessBuilder("setsid", "--fork", "sleep", with).start().waitFor();
      case "write" -> Files.writeString(Path.of(with), "I was here.");
      default -> throw new IOException("there is no \"" + words[0] + "\" in this format");
    }
    return new Parsed("did \"" + words[0] + '"');
  }

  /** Has the C library read a string where there is no memory. */
  @SuppressWarnings("restricted")
  private static void crash() throws Exception {
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
    var strlen = linker.downcallHandle(linker.defaultLookup().findOrThrow("strlen"), type);
    try {
      var _ = (long) strlen.invokeExact(MemorySegment.NULL);
    } catch (Throwable e) {
      throw new IllegalStateException("strlen threw", e);
    }
  }

  private static void loop() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static void allocate() {
    List<byte[]> kept = new ArrayList<>();
    while (kept.size() < Integer.MAX_VALUE) {
      kept.add(new byte[1 << 20]);
    }
  }
}
