package dev.karst.store;

import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.TextColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.session.MemoryBudget;
import dev.karst.store.SegmentLayout.Extent;
import dev.karst.store.SegmentLayout.Place;
import dev.karst.store.SegmentTail.Malformed;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A segment in a file of {@link SegmentFormat}. Opening reads the footer and the first page;
 * columns and lexicons are read when asked for, onto the heap, each page checked against its
 * checksum. Lexicons are kept until {@link #close} and charged to the budget until then; a column
 * belongs to the caller, and the budget must have had room for it when it was read.
 *
 * <p>Whatever is wrong with the file ends in an {@link InputError} that names the file and the
 * part.
 */
public final class SegmentFile implements Segment {
  /** One in so many texts of a plain lexicon is read alone before all are. */
  private static final int ALONE = 64;

  private final CheckedFile file;
  private final SegmentLayout layout;
  private final ReadStats stats;
  private final MemoryBudget budget;
  private final Holding holding;
  private final AtomicReferenceArray<BatchLayout> blocks;
  private final Map<String, Lexicon> lexicons = new ConcurrentHashMap<>();

  private SegmentFile(
      CheckedFile file, SegmentLayout layout, ReadStats stats, MemoryBudget budget) {
    this.file = file;
    this.layout = layout;
    this.stats = stats;
    this.budget = budget;
    this.holding = new Holding(budget, "lexicons of " + file.path().getFileName());
    this.blocks = new AtomicReferenceArray<>(layout.blocks().size());
  }

  /**
   * Opens a segment file.
   *
   * @throws InputError where it cannot be read, is no segment, of another version, or damaged
   */
  public static SegmentFile open(Path path, MemoryBudget budget) {
    FileChannel channel = null;
    SegmentFile opened = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      opened = open(path, channel, budget);
      return opened;
    } catch (IOException e) {
      throw AtomicFile.cannot("read", path, e);
    } catch (Malformed e) {
      throw notASegment(path, e.getMessage());
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | ArithmeticException
        | NullPointerException e) {
      throw notASegment(path, "its footer cannot be read");
    } finally {
      if (opened == null) {
        close(channel);
      }
    }
  }

  private static SegmentFile open(Path path, FileChannel channel, MemoryBudget budget)
      throws IOException {
    SegmentTail tail = SegmentTail.read(channel);
    if (!tail.isSealed()) {
      throw CheckedFile.damaged(path, "the footer", "it does not match its checksum");
    }
    ReadStats stats = new ReadStats();
    stats.read(tail.bytes().length);
    CheckedFile file = new CheckedFile(path, channel, tail.start(), tail.sums(), stats);
    SegmentLayout layout = SegmentLayout.read(tail);
    verify(file, layout.headerBytes(), "the header");
    return new SegmentFile(file, layout, stats, budget);
  }

  private static InputError notASegment(Path path, String why) {
    return new InputError(
        Diagnostic.error(
            "not-a-segment",
            path + " is not a segment that this Karst can read: " + why,
            "it was left as it is"),
        null);
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // Nothing was read of it; the error that led here is the one to tell.
    }
  }

  /** The file. */
  public Path path() {
    return file.path();
  }

  /** What the file says it holds. */
  public SegmentLabel label() {
    return layout.label();
  }

  /**
   * Reads every byte of the file.
   *
   * @throws InputError where one is not what was written
   */
  public void verify() {
    file.whole(
        "its body",
        () -> {
          verify(file, file.length(), "its body");
          return file;
        });
  }

  private static void verify(CheckedFile file, long to, String part) {
    for (long at = 0; at < to; at += SegmentFormat.PAGE) {
      file.read(at, (int) Math.min(SegmentFormat.PAGE, to - at), part);
    }
  }

  @Override
  public int rows() {
    return layout.rows();
  }

  @Override
  public List<String> fields() {
    return List.copyOf(layout.columns().keySet());
  }

  @Override
  public FieldKind kind(String field) {
    Place place = layout.columns().get(field);
    return place == null ? null : place.kind();
  }

  @Override
  public long minTime() {
    return layout.minTime();
  }

  @Override
  public long maxTime() {
    return layout.maxTime();
  }

  @Override
  public List<String> memberships() {
    return List.copyOf(layout.members().keySet());
  }

  @Override
  public ReadStats stats() {
    return stats;
  }

  @Override
  public Lexicon lexicon(String field) {
    Place place = layout.columns().get(field);
    if (place == null || !place.kind().hasLexicon()) {
      return null;
    }
    Lexicon lexicon = lexicons.get(field);
    return lexicon != null
        ? lexicon
        : lexicons.computeIfAbsent(field, name -> readLexicon(name, place));
  }

  private Lexicon readLexicon(String field, Place place) {
    int id = place.dictionary();
    String part = "the lexicon of " + field;
    if (id < 0 || id >= layout.dictionaries().size()) {
      throw file.damaged(part, "the file has none");
    }
    stats.touched(field);
    Extent extent = layout.dictionaries().get(id);
    BatchLayout batch = file.whole(part, () -> BatchLayout.ofDictionary(file, extent, id, field));
    return Lexicon.sorted(
        batch.length(0),
        place.foldStable(),
        new Lexicon.Source() {
          @Override
          public Lexicon.Texts all() {
            // Two bytes a text for the answers that the lexicon remembers.
            holding.add(batch.size(1) + batch.size(2) + 2L * batch.length(0));
            return file.whole(
                part,
                () -> {
                  int[] starts = batch.ends(0, 1);
                  return new Lexicon.Texts(batch.bytes(2, starts[starts.length - 1]), starts);
                });
          }

          @Override
          public byte[] one(int code) {
            return file.whole(part, () -> batch.text(0, 0, code));
          }

          @Override
          public int mostAlone() {
            // A text is two frames, of its place and of its bytes.
            int frames = batch.frames(1) + batch.frames(2);
            return frames == 0 ? batch.length(0) / ALONE : Math.min(batch.length(0), frames) / 4;
          }
        });
  }

  @Override
  public Column column(String field, int block) {
    Place place = layout.columns().get(field);
    if (place == null) {
      return ConstantColumn.absent(rows(block));
    }
    stats.touched(field);
    return file.whole("block " + block, () -> read(field, place, block));
  }

  private Column read(String field, Place place, int block) {
    Lexicon lexicon = lexicon(field);
    BatchLayout batch = block(block, place);
    int node = place.node();
    int buffer = place.buffer();
    try (Holding room = new Holding(budget, "a block of " + field)) {
      room.add(2 * (batch.size(buffer) + batch.size(buffer + 1)) + 4L * rows(block));
      return switch (place.kind()) {
        case TEXT ->
            new DictionaryColumn(batch.codes(node, buffer, lexicon.size(), place.width()), lexicon);
        case TIME -> new TimeColumn(batch.times(node, buffer));
        case MULTI -> {
          room.add(8L * batch.size(buffer + 3) / place.width());
          int[] codes = batch.codes(node + 1, buffer + 2, lexicon.size(), place.width());
          int[] starts = batch.ends(node, buffer + 1);
          if (starts[starts.length - 1] > codes.length) {
            throw file.damaged("block " + block, "a list would end after its values");
          }
          yield new MultiDictionaryColumn(starts, codes, lexicon);
        }
        case PLAIN -> {
          room.add(batch.size(buffer + 2));
          int[] ends = batch.ends(node, buffer + 1);
          byte[] texts = batch.bytes(buffer + 2, ends[ends.length - 1]);
          yield new TextColumn(texts, ends, batch.absent(node, buffer));
        }
      };
    }
  }

  @Override
  public Column column(String field, int block, int[] rows) {
    Place place = layout.columns().get(field);
    if (place == null || place.kind() == FieldKind.MULTI) {
      return Segment.super.column(field, block, rows);
    }
    stats.touched(field);
    return file.whole("block " + block, () -> read(field, place, block, rows));
  }

  private Column read(String field, Place place, int block, int[] rows) {
    BatchLayout batch = block(block, place);
    if (place.kind() == FieldKind.PLAIN) {
      return batch.framed(place.buffer() + 2) == null
          ? read(field, place, block).gather(rows)
          : batch.texts(place.node(), place.buffer(), rows);
    }
    if (place.kind() == FieldKind.TIME) {
      return new TimeColumn(batch.times(place.node(), place.buffer(), rows));
    }
    Lexicon lexicon = lexicon(field);
    int[] codes = batch.codes(place.node(), place.buffer(), lexicon.size(), place.width(), rows);
    return new DictionaryColumn(codes, lexicon);
  }

  @Override
  public int[] rows(String field, int block, CodeSet texts) {
    Place place = layout.columns().get(field);
    stats.touched(field);
    return file.whole(
        "block " + block,
        () -> block(block, place).rows(place.node(), place.buffer(), place.width(), texts));
  }

  /** A block's layout, once read, kept; it must have the rows that the footer says. */
  private BatchLayout block(int block, Place place) {
    BatchLayout batch = blocks.get(block);
    if (batch == null) {
      batch = BatchLayout.ofBlock(file, layout.blocks().get(block), block);
      blocks.set(block, batch);
    }
    if (batch.length(place.node()) != rows(block)) {
      throw file.damaged("block " + block, "it has another number of rows than the footer says");
    }
    return batch;
  }

  @Override
  public BitSet members(String membership, int block) {
    Place place = layout.members().get(membership);
    if (place == null) {
      return new BitSet();
    }
    stats.touched(membership);
    return file.whole(
        "block " + block, () -> block(block, place).bits(place.node(), place.buffer() + 1));
  }

  @Override
  public void close() {
    holding.close();
    file.close();
  }
}
