package dev.dure.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The source tree that this program was built from. */
final class Checkout {

  private static final Path CLASSES = Path.of("benchmarks", "target", "classes");

  private Checkout() {}

  /**
   * The directory of this module.
   *
   * @throws IllegalStateException if the program does not run from a build of the checkout
   */
  static Path module() {
    try {
      Path classes =
          Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!classes.endsWith(CLASSES)) {
        throw new IllegalStateException(
            classes
                + " is not "
                + CLASSES
                + " of a checkout; say where the results go: --out FILE.");
      }
      return classes.resolve("../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The commit, with {@code -dirty} if something differs from it. */
  static String commit() throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
              .directory(module().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? commit.strip() : "not known";
    } catch (IOException | IllegalStateException e) {
      return "not known";
    }
  }
}
