package dev.dure.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The source files of frames. What a class file says of its source is no path here: directories are
 * walked, and a file is taken if it has the name and the ending of a source file, declares the
 * package, and no other file in the same directory tree is as good. Symbolic links are not
 * followed.
 */
public final class Sources {

  private static final Set<String> ENDINGS = Set.of("java", "kt", "scala", "groovy", "clj");
  private static final int MAX_DEPTH = 30;
  private static final int MAX_FILES = 300_000;
  private static final long MAX_SIZE = 4 << 20;

  /** How many files of one name are looked into. */
  private static final int MAX_ALIKE = 100;

  private static final Pattern PACKAGE =
      Pattern.compile("^[ \\t]*package[ \\t]+([\\w.$]+)", Pattern.MULTILINE);

  /** What a build leaves, by the file beside it that shows that there is one. */
  private static final Map<String, List<String>> BUILDS =
      Map.of(
          "target", List.of("pom.xml", "build.sbt"),
          "build", List.of("build.gradle", "build.gradle.kts"));

  private final Path base;
  private final List<Path> roots;
  private final Map<String, @Nullable Source> found = new HashMap<>();

  /**
   * Sources below directories.
   *
   * @param directory in which the command ran; URIs are relative to the repository it is in
   * @param roots where to look, the first of which counts if a file is in several; if there are
   *     none, in the directory
   */
  public Sources(Path directory, List<Path> roots) {
    this.base = base(directory.toAbsolutePath().normalize());
    this.roots = roots.isEmpty() ? List.of(directory) : roots;
  }

  private static Path base(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return directory;
  }

  /** What relative URIs are relative to. */
  Path base() {
    return base;
  }

  /** Looks for the files of all frames of these findings. */
  void look(List<Finding> findings) {
    Set<String> wanted = new TreeSet<>();
    for (Finding finding : findings) {
      for (Access access : finding.accesses()) {
        want(access.stack(), wanted);
        want(access.startedAt(), wanted);
        for (Lock lock : access.locks()) {
          want(lock.takenAt() == null ? List.of() : List.of(lock.takenAt()), wanted);
        }
      }
    }
    for (Path root : roots) {
      wanted.removeAll(found.keySet());
      look(root.toAbsolutePath().normalize(), wanted);
    }
  }

  private static void want(List<Frame> frames, Set<String> wanted) {
    for (Frame frame : frames) {
      int dot = frame.file().lastIndexOf('.');
      if (ENDINGS.contains(frame.file().substring(dot + 1)) && frame.file().indexOf('/') < 0) {
        wanted.add(frame.path());
      }
    }
  }

  private void look(Path root, Set<String> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    Finder finder = new Finder(root, wanted);
    try {
      Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, finder);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the visitor goes on after each
    }
    finder.files.forEach(
        (path, files) -> {
          List<Source> sources = new ArrayList<>();
          for (Path file : files) {
            Source source = read(file, path);
            if (source != null) {
              sources.add(source);
            }
          }
          if (sources.size() == 1) {
            found.put(path, sources.getFirst());
          }
        });
  }

  /** Reads a file, if it is of the package in which a class with such a path is. */
  private @Nullable Source read(Path file, String path) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      Matcher declared = PACKAGE.matcher(text);
      String name = declared.find() ? declared.group(1).replace('.', '/') + "/" : "";
      if (!path.equals(name + file.getFileName())) {
        return null;
      }
      boolean isBelow = file.startsWith(base);
      String uri = isBelow ? relative(base.relativize(file)) : file.toUri().toASCIIString();
      return new Source(uri, isBelow, text.lines().toList());
    } catch (IOException e) {
      return null;
    }
  }

  private static String relative(Path path) {
    Path root = path.getFileSystem().getRootDirectories().iterator().next();
    String absolute = root.resolve(path).toUri().getRawPath();
    return withoutScheme(URI.create(absolute).toASCIIString().substring(1));
  }

  /**
   * A relative URI, of which nothing is a scheme: a directory may be called {@code javascript:}.
   */
  static String withoutScheme(String relative) {
    return relative.replace(":", "%3A");
  }

  /** The source of a frame, or null. */
  @Nullable Source find(Frame frame) {
    return found.get(frame.path());
  }

  /** Collects the files that have a name that is wanted. */
  private static final class Finder extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Map<String, List<String>> wantedByName = new HashMap<>();
    private final Map<String, List<Path>> files = new HashMap<>();
    private int visited;

    Finder(Path root, Set<String> wanted) {
      this.root = root;
      for (String path : wanted) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        wantedByName.computeIfAbsent(name, none -> new ArrayList<>()).add(path);
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      Path name = directory.getFileName();
      boolean isHidden = name != null && name.toString().startsWith(".");
      boolean isSkipped = (isHidden || isBuild(directory)) && !directory.equals(root);
      return isSkipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private static boolean isBuild(Path directory) {
      String name = String.valueOf(directory.getFileName());
      return name.equals("node_modules")
          || BUILDS.getOrDefault(name, List.of()).stream()
              .anyMatch(file -> Files.exists(directory.resolveSibling(file)));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (++visited > MAX_FILES) {
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isRegularFile() && attributes.size() <= MAX_SIZE) {
        String name = String.valueOf(file.getFileName());
        for (String path : wantedByName.getOrDefault(name, List.of())) {
          List<Path> alike = files.computeIfAbsent(path, none -> new ArrayList<>());
          if (alike.size() < MAX_ALIKE) {
            alike.add(file);
          }
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
