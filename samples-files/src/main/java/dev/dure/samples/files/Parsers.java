package dev.dure.samples.files;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parsers, used as they come, with no limit set and nothing switched off: what a program that
 * means no harm does with a file. Runs in the workers.
 */
final class Parsers {

  private Parsers() {}

  /** What the name claims: the part after the last dot, or what it is if that is not known. */
  static String kindOf(String file) {
    String kind = file.substring(file.lastIndexOf('.') + 1);
    return List.of("json", "xml", "zip", "gz", "png", "jpg", "csv", "plugin").contains(kind)
        ? kind
        : "unknown";
  }

  static Parsed parse(String file) throws Exception {
    Path path = Path.of(file);
    return switch (kindOf(file)) {
      case "json" -> json(path);
      case "xml" -> xml(path);
      case "zip", "gz" -> archive(path);
      case "png", "jpg" -> image(path);
      case "csv" -> csv(path);
      case "plugin" -> Plugin.run(Files.readString(path));
      default -> throw new IOException("there is no parser for this kind of file");
    };
  }

  /** Jackson: a tree, whose title is the summary. */
  private static Parsed json(Path path) throws IOException {
    JsonNode tree = new JsonMapper().readTree(path.toFile());
    String title = tree.path("title").asText();
    return new Parsed(tree.size() + " members, title \"" + title + '"');
  }

  /** Woodstox, since it is on the class path. It reads external entities unless told not to. */
  private static Parsed xml(Path path) throws IOException, XMLStreamException {
    int elements = 0;
    StringBuilder text = new StringBuilder();
    try (InputStream in = Files.newInputStream(path)) {
      XMLStreamReader reader =
          XMLInputFactory.newFactory().createXMLStreamReader(path.toUri().toString(), in);
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> elements++;
          case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
          default -> {}
        }
      }
    }
    return new Parsed(elements + " elements, text \"" + text.toString().strip() + '"');
  }

  /** Commons Compress: everything that is in it, archives in archives too. */
  private static Parsed archive(Path path) throws IOException {
    Unpacked unpacked = new Unpacked();
    try (InputStream in = Files.newInputStream(path)) {
      unpacked.add(in, path.toString());
    }
    return unpacked.toParsed();
  }

  /** The JDK's ImageIO for the picture, metadata-extractor for what is said about it. */
  private static Parsed image(Path path) throws IOException, ImageProcessingException {
    Metadata metadata = ImageMetadataReader.readMetadata(path.toFile());
    ImageIO.setUseCache(false);
    BufferedImage image = ImageIO.read(path.toFile());
    if (image == null) {
      throw new IOException("no reader of ImageIO knows this format");
    }
    return new Parsed(
        String.format(
            "%,d x %,d pixels, %d groups of metadata",
            image.getWidth(), image.getHeight(), metadata.getDirectoryCount()));
  }

  /**
   * Looks for lines whose 21st field begins with P, by an expression that many would write. {@code
   * .} also takes the commas, so a line that has none is tried in every way in which its commas can
   * be dealt out: for 44 of them some 10^12 ways.
   */
  private static final Pattern TWENTY_FIRST_IS_P = Pattern.compile("^(.*?,){20}P");

  private static Parsed csv(Path path) throws IOException {
    List<String> lines = Files.readAllLines(path);
    long found = lines.stream().filter(line -> TWENTY_FIRST_IS_P.matcher(line).find()).count();
    return new Parsed(lines.size() + " lines, " + found + " found");
  }
}
