package dev.dure.samples.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes the folder: good files of each kind, and such as are out to harm. What is to become of
 * each stands beside it. All of it is made here, and all of it is small; the whole folder has less
 * than 3 MiB.
 *
 * <p>Beside the folder there are the {@linkplain Traps traps}, which no parser should come to.
 */
final class HostileFolder {

  /**
   * A file and what is to become of it.
   *
   * @param confined in a sandbox
   * @param free in a worker without one
   */
  record Specimen(Path path, Ending confined, Ending free) {}

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private final Path folder;
  private final Traps traps;
  private final List<Specimen> specimens = new ArrayList<>();

  private HostileFolder(Path folder, Traps traps) {
    this.folder = folder;
    this.traps = traps;
  }

  /** Fills a folder, and says with what, in the order in which it is to be parsed. */
  static List<Specimen> write(Path folder, Traps traps) throws IOException, InterruptedException {
    HostileFolder writer = new HostileFolder(folder, traps);
    writer.write();
    return List.copyOf(writer.specimens);
  }

  /** Good ones first, then one that ends whatever JVM parses it; the rest in no order. */
  private void write() throws IOException, InterruptedException {
    add("city.json", Ending.PARSED, "{\"title\": \"Seoul\", \"rivers\": [\"Han\"], \"gates\": 8}");
    add("poem.xml", Ending.PARSED, "<poem><line>many hands</line><line>one field</line></poem>");
    add("photo.png", Ending.PARSED, picture("png"));
    add("plugin-that-crashes-native-code.plugin", Ending.DIED, "crash");
    addPipe("pipe-without-an-end.json");
    add("photo.jpg", Ending.PARSED, picture("jpg"));
    addArchives();
    addDocuments();
    addPictures();
    addTables();
    addPlugins();
    add("last.json", Ending.PARSED, "{\"title\": \"the last one\"}");
  }

  private void addArchives() throws IOException {
    byte[] tar = tar("a.txt", "b.txt");
    add("notes.zip", Ending.PARSED, Compressed.zip("a.txt", "hello".getBytes(UTF_8), 2));
    add("notes.tar.gz", Ending.PARSED, Compressed.gzip(tar, 1));
    add("bomb-of-4-TiB.zip", Ending.CPU, Compressed.zipBomb());
    add("truncated.zip", Ending.THREW, half(Compressed.zip("a.txt", tar, 1)));
    add("layers-of-4-TiB.gz", Ending.CPU, Compressed.gzipBomb());
    add("truncated.tar.gz", Ending.THREW, half(Compressed.gzip(tar, 1)));
  }

  private void addDocuments() throws IOException {
    // Takes over a terminal's title and screen, if it is shown as it is.
    String name = "name\u001b[2J\u001b]0;owned\u0007\nthat-is-two-lines.json";
    add(name, Ending.PARSED, "{\"title\": \"\u00e4 \\u001b[31m red\"}");
    add("deep.json", Ending.THREW, "[".repeat(1_000_000));
    add("long-title.json", Ending.REFUSED, "{\"title\": \"" + "long ".repeat(200_000) + "\"}");
    add("deep.xml", Ending.THREW, "<a>".repeat(100_000));
    add("billion-laughs.xml", Ending.THREW, billionLaughs());
    add("quadratic-blow-up.xml", Ending.HEAP, blowUp());
    // Without a sandbox the secret is the text of the document; with one there is no such file.
    add("reads-a-secret.xml", Ending.THREW, Ending.PARSED, external(traps.secretFile().toUri()));
    add("calls-home.xml", Ending.THREW, external(traps.address()));
  }

  private void addPictures() throws IOException {
    byte[] good = picture("png");
    add("truncated.png", Ending.THREW, half(good));
    add("truncated.jpg", Ending.THREW, Arrays.copyOf(picture("jpg"), 300));
    add("claims-60000-x-60000.png", Ending.THREW, claiming(good, 60_000));
    add("claims-20000-x-20000.png", Ending.HEAP, claiming(good, 20_000));
  }

  private void addTables() throws IOException {
    add("fields.csv", Ending.PARSED, "1,2,3\n" + "x,".repeat(20) + "P\n");
    add("backtracks-for-ever.csv", Ending.CPU, "x,".repeat(44) + "\n");
  }

  private void addPlugins() throws IOException {
    add("plugin-that-fills-the-heap.plugin", Ending.HEAP, "allocate");
    add("plugin-that-loops.plugin", Ending.CPU, "loop");
    add("plugin-that-halts-with-0.plugin", Ending.DIED, "halt");
    // tail keeps a line until it ends.
    String hog = "(head -c 800M /dev/zero; sleep 60) | tail";
    add("plugin-whose-child-is-greedy.plugin", Ending.RESIDENT, "children " + hog);
    add("plugin-that-leaves-a-daemon.plugin", Ending.PARSED, "daemon " + traps.daemonMark());
    String write = "write " + traps.writtenFile();
    add("plugin-that-writes-here.plugin", Ending.THREW, Ending.PARSED, write);
  }

  private void add(String name, Ending ending, String text) throws IOException {
    add(name, ending, ending, text);
  }

  private void add(String name, Ending confined, Ending free, String text) throws IOException {
    add(name, confined, free, text.getBytes(UTF_8));
  }

  private void add(String name, Ending ending, byte[] content) throws IOException {
    add(name, ending, ending, content);
  }

  private void add(String name, Ending confined, Ending free, byte[] content) throws IOException {
    Path path = folder.resolve(name);
    Files.write(path, content);
    specimens.add(new Specimen(path, confined, free));
  }

  /** A pipe that nobody writes to: to open it is to wait for ever, without using the processor. */
  private void addPipe(String name) throws IOException, InterruptedException {
    Path path = folder.resolve(name);
    int code = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("mkfifo ended with " + code);
    }
    specimens.add(new Specimen(path, Ending.DEADLINE, Ending.DEADLINE));
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static byte[] tar(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (String name : names) {
        byte[] content = new byte[2000];
        ThreadLocalRandom.current().nextBytes(content);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] picture(String format) throws IOException {
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 48; i++) {
      image.setRGB(i % 64, i / 64, ThreadLocalRandom.current().nextInt());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("ImageIO cannot write " + format);
    }
    return out.toByteArray();
  }

  /** The same picture with another size in its header: after 8 bytes and the chunk's name. */
  private static byte[] claiming(byte[] png, int size) {
    ByteBuffer lie = ByteBuffer.wrap(png.clone());
    lie.putInt(16, size).putInt(20, size);
    CRC32 crc = new CRC32();
    crc.update(lie.array(), 12, 17);
    lie.putInt(29, (int) crc.getValue());
    return lie.array();
  }

  /** Ten entities, each of which is ten times the one before. */
  private static String billionLaughs() {
    StringBuilder xml = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 10; i++) {
      String ten = ("&e" + (i - 1) + ";").repeat(10);
      xml.append("<!ENTITY e").append(i).append(" \"").append(ten).append("\">");
    }
    return xml.append("]><x>&e9;</x>").toString();
  }

  /** One long entity, used often: less than parsers count, and 4 GB. */
  private static String blowUp() {
    String entity = "<!DOCTYPE x [<!ENTITY e \"" + "ha".repeat(50_000) + "\">]>";
    return entity + "<x>" + "&e;".repeat(40_000) + "</x>";
  }

  private static String external(URI target) {
    return "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + target + "\">]><x>&e;</x>";
  }
}
