package dev.karst.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What a home holds: a file that is replaced at once, so that replacing it is the moment at which a
 * write counts. Its first line is {@code karst home 1 CRC}, the CRC32C of all after that line; then
 * comes one JSON object a line, a segment or a source.
 *
 * @param segments in the order of arrival
 * @param sources in the order of arrival
 */
record Manifest(List<SegmentRef> segments, List<IngestedSource> sources) {
  static final String FILE = "manifest.jsonl";
  static final Manifest EMPTY = new Manifest(List.of(), List.of());
  private static final String TITLE = "karst home 1 ";
  private static final int HEADER = TITLE.length() + 9;
  private static final long MOST_BYTES = 256L << 20;

  Manifest {
    segments = List.copyOf(segments);
    sources = List.copyOf(sources);
  }

  /** Whether a folder has one, in any state. */
  static boolean isIn(Path folder) {
    try (InputStream in = Files.newInputStream(folder.resolve(FILE))) {
      return new String(in.readNBytes(TITLE.length()), US_ASCII).startsWith(TITLE.substring(0, 10));
    } catch (IOException e) {
      return false;
    }
  }

  /** This and what was added. */
  Manifest with(List<SegmentRef> moreSegments, List<IngestedSource> moreSources) {
    List<SegmentRef> allSegments = new ArrayList<>(segments);
    allSegments.addAll(moreSegments);
    List<IngestedSource> allSources = new ArrayList<>(sources);
    allSources.addAll(moreSources);
    return new Manifest(allSegments, allSources);
  }

  /** A number that no segment has yet. */
  long nextNumber() {
    return 1 + segments.stream().mapToLong(SegmentRef::number).max().orElse(0);
  }

  void write(Path home) {
    byte[] lines = ManifestLines.print(this);
    byte[] header = (TITLE + sum(lines, 0) + "\n").getBytes(US_ASCII);
    ByteBuffer all = ByteBuffer.allocate(header.length + lines.length).put(header).put(lines);
    all.flip();
    AtomicFile.write(
        home.resolve(FILE),
        file -> {
          while (all.hasRemaining()) {
            file.write(all);
          }
        });
  }

  /**
   * Reads the manifest of a home; null where it has none.
   *
   * @throws InputError where it is damaged or of another version
   */
  static Manifest read(Path home) {
    Path path = home.resolve(FILE);
    try {
      if (!Files.exists(path)) {
        return null;
      }
      if (Files.size(path) > MOST_BYTES) {
        throw damaged(path, "it is larger than " + MOST_BYTES + " bytes");
      }
      byte[] bytes = Files.readAllBytes(path);
      String header = new String(bytes, 0, Math.min(HEADER, bytes.length), US_ASCII);
      if (header.length() < HEADER || !header.startsWith(TITLE) || !header.endsWith("\n")) {
        throw damaged(path, "it does not begin with \"" + TITLE.trim() + "\"");
      }
      if (!header.substring(TITLE.length(), HEADER - 1).equals(sum(bytes, HEADER))) {
        throw damaged(path, "it does not match its checksum");
      }
      return ManifestLines.parse(bytes, HEADER);
    } catch (IOException e) {
      throw AtomicFile.cannot("read", path, e);
    } catch (IllegalArgumentException e) {
      throw damaged(path, e.getMessage());
    }
  }

  private static String sum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return String.format("%08x", crc.getValue());
  }

  private static InputError damaged(Path path, String why) {
    return new InputError(
        Diagnostic.error(
            "damaged-home",
            path + " is damaged: " + why,
            "it was left as it is; make the home anew from its sources"),
        null);
  }
}
