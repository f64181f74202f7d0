package dev.dure.samples.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Counts what is in an archive, and in the archives in it, however deep and however much. */
final class Unpacked {

  private static final int GZIP_MAGIC = 0x1f8b;

  private long files;
  private long bytes;

  void add(InputStream in, String name) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    if (isGzip(buffered)) {
      // All members, one after the other, as gunzip does.
      InputStream unzipped =
          GzipCompressorInputStream.builder()
              .setInputStream(buffered)
              .setDecompressConcatenated(true)
              .get();
      add(unzipped, name.replaceFirst("\\.gz$", ""));
    } else if (name.endsWith(".zip")) {
      addAll(new ZipArchiveInputStream(buffered));
    } else if (name.endsWith(".tar")) {
      addAll(new TarArchiveInputStream(buffered));
    } else {
      files++;
      bytes += buffered.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void addAll(ArchiveInputStream<? extends ArchiveEntry> archive) throws IOException {
    for (ArchiveEntry entry = archive.getNextEntry();
        entry != null;
        entry = archive.getNextEntry()) {
      if (!entry.isDirectory()) {
        add(archive, entry.getName());
      }
    }
  }

  private static boolean isGzip(BufferedInputStream in) throws IOException {
    in.mark(2);
    int magic = (in.read() << 8) | in.read();
    in.reset();
    return magic == GZIP_MAGIC;
  }

  Parsed toParsed() {
    return new Parsed(String.format("%,d files, %,d bytes", files, bytes));
  }
}
