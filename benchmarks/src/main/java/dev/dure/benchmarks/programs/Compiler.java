package dev.dure.benchmarks.programs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Two compilations at the same time, each of many small classes that use each other. */
final class Compiler implements Work {

  private static final int CLASSES = 300;

  private static final String SOURCE =
      """
      package generated;

      import java.util.ArrayList;
      import java.util.List;
      import java.util.Map;
      import java.util.function.Function;
      import java.util.stream.Collectors;

      public final class AccountTHIS implements Comparable<AccountTHIS> {
        private final String owner;
        private final List<Long> bookings = new ArrayList<>();
        private long balance;

        public AccountTHIS(String owner) { this.owner = owner; }

        public AccountTHIS book(long amount) {
          if (amount == 0) { throw new IllegalArgumentException("nothing to book for " + owner); }
          bookings.add(amount);
          balance += amount > 0 ? amount : amount / 2;
          return this;
        }

        public AccountNEXT next() { return new AccountNEXT(owner + "/" + THIS).book(balance); }

        public Map<Boolean, List<Long>> signs() {
          return bookings.stream().collect(Collectors.partitioningBy(b -> b > 0));
        }

        public <T> List<T> all(Function<? super Long, ? extends T> f) {
          List<T> result = new ArrayList<>();
          for (Long booking : bookings) { result.add(f.apply(booking)); }
          return result;
        }

        public String describe(Object what) {
          return switch (what) {
            case String s when s.length() > LENGTH -> "long " + s;
            case String s -> "short " + s;
            case AccountNEXT a -> "next " + a.next();
            default -> what.toString();
          };
        }

        @Override public int compareTo(AccountTHIS other) {
          int byOwner = owner.compareTo(other.owner);
          return byOwner != 0 ? byOwner : Long.compare(balance, other.balance);
        }
      }
      """;

  private final int classes;

  Compiler(Amount amount) {
    classes = amount.of(CLASSES);
  }

  @Override
  public long run() throws Exception {
    Path directory = Files.createTempDirectory("dure-compiled");
    try {
      Path sources = Files.createDirectories(directory.resolve("sources/generated"));
      for (int i = 0; i < classes; i++) {
        Files.writeString(
            sources.resolve("Account" + i + ".java"), source(i, (i + 1) % classes, i % 10));
      }
      return Crew.sum(worker -> () -> compile(sources, directory.resolve("classes" + worker)));
    } finally {
      delete(directory);
    }
  }

  private static String source(int number, int next, int length) {
    return SOURCE
        .replace("THIS", Integer.toString(number))
        .replace("NEXT", Integer.toString(next))
        .replace("LENGTH", Integer.toString(length));
  }

  private static long compile(Path sources, Path target) throws IOException {
    StringWriter problems = new StringWriter();
    PrintWriter out = new PrintWriter(problems);
    String command = "-21 -nowarn -proc:none -d \"" + target + "\" \"" + sources + '"';
    if (!BatchCompiler.compile(command, out, out, null)) {
      throw new IllegalStateException("The sources do not compile:\n" + problems);
    }
    try (Stream<Path> files = Files.walk(target)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
