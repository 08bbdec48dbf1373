package dev.karst.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The format of a segment file: an Arrow IPC file that any Arrow reader opens, and what Karst adds
 * in its metadata.
 *
 * <pre>
 * file       = "ARROW1" 0 0  schema  dictionary*  block*  end  footer  footerLength  "ARROW1"
 * schema     = Arrow schema message: field*, ascending by name, memberships last; metadata:
 *                karst.format   = "3"
 *                karst.kind     = "events" | "summary"
 *                karst.dataset  = index | Model.RootDataset
 *                karst.model    = hash of the data model, "" for events
 *                karst.shape    = hash of all else that shaped the rows
 *                karst.rows     = number of rows
 *                karst.min_time, karst.max_time = microseconds; min above max where no row has one
 * field      = text | multi | plain | time | membership, told apart by their Arrow types:
 * text       = dictionary(code, utf8), metadata karst.fold = "stable" where folding the case of
 *              its texts changes none, else "changes"
 * multi      = list(dictionary(code, utf8)), null where the field is absent; metadata as text
 * code       = int8 | int16 | int32: the narrowest that holds all codes of the dictionary
 * plain      = utf8
 * time       = timestamp(microsecond, "UTC")
 * membership = bool, name = "karst.member:" NAME, never null
 * dictionary = Arrow dictionary batch; the i-th has id i; texts ascend by their bytes, each once;
 *              of 64 KB of text or more: compressed (ZSTD, BUFFER), each buffer being packed
 * block      = Arrow record batch of 65,536 rows, the last of fewer; rows newest first; with 64 KB
 *              or more of texts of plain fields: compressed (ZSTD, BUFFER), those texts being
 *              packed, and all other buffers too, but as they are. A validity buffer without a
 *              null is left out, here and in dictionaries
 * packed     = int64 -1, the bytes as they are; or int64 size, frame*, table: what zstd calls the
 *              seekable format, which every zstd reads
 * frame      = zstd frame of 32,768 bytes in a dictionary, of 65,536 in a block; the last of fewer
 * table      = 0x184D2A5E int32 bytes of the rest, {int32 packed bytes, int32 bytes} a frame,
 *              int32 frames, int8 0, 0x8F92EAB1
 * end        = 0xFFFFFFFF 0x00000000
 * footer     = Arrow footer; metadata:
 *                karst.summed = offset of end
 *                karst.sums   = base64 of one little-endian int32 a page: the CRC32C of each 16,384
 *                               bytes of file[0, summed), the last page being shorter
 *                karst.seal   = 8 hex digits: the CRC32C of file[summed, size), the digits of the
 *                               seal themselves taken as "00000000"
 * </pre>
 *
 * Every byte is covered by a page's sum or by the seal.
 */
final class SegmentFormat {
  static final String VERSION = "3";
  static final String FORMAT = "karst.format";
  static final String KIND = "karst.kind";
  static final String DATASET = "karst.dataset";
  static final String MODEL = "karst.model";
  static final String SHAPE = "karst.shape";
  static final String ROWS = "karst.rows";
  static final String MIN_TIME = "karst.min_time";
  static final String MAX_TIME = "karst.max_time";
  static final String FOLD = "karst.fold";
  static final String FOLD_STABLE = "stable";
  static final String FOLD_CHANGES = "changes";
  static final String SUMMED = "karst.summed";
  static final String SUMS = "karst.sums";
  static final String SEAL = "karst.seal";
  static final String NO_SEAL = "00000000";
  static final String MEMBER_PREFIX = "karst.member:";
  static final String MAGIC = "ARROW1";

  /** Bytes of a page, the unit of checksums. */
  static final int PAGE = 16_384;

  /** Bytes of the end marker. */
  static final int END_BYTES = 8;

  /** Bytes after the footer: its length and the magic word. */
  static final int TRAILER_BYTES = 10;

  /** Bytes of text from which it is packed: below, a file hardly grows by it. */
  static final int PACKED_FROM = 65_536;

  /** Bytes of a frame of a lexicon: what is unpacked to read one text. */
  static final int FRAME = 32_768;

  /** The same of the texts of a plain field, of which many are read at once. */
  static final int PLAIN_FRAME = 65_536;

  /** Bytes before what is packed: its size, or {@link #PLAIN}. */
  static final int PREFIX = 8;

  /** Stands in the place of a size where a buffer is not packed. */
  static final long PLAIN = -1;

  /** What a frame begins with that zstd passes over. */
  static final int SKIPPABLE = 0x184D2A5E;

  /** What a table of frames ends with. */
  static final int SEEKABLE = 0x8F92EAB1;

  private SegmentFormat() {}

  /** How many frames of a size hold this many bytes. */
  static int frames(long bytes, int frame) {
    return Math.toIntExact((bytes + frame - 1) / frame);
  }

  /** Bytes of the table of this many frames. */
  static int tableBytes(int frames) {
    return 8 + 8 * frames + 9;
  }

  /** Bytes of a code of a lexicon of this many texts. */
  static int codeBytes(int texts) {
    return texts <= 1 << 7 ? 1 : texts <= 1 << 15 ? 2 : 4;
  }

  /** The metadata of the schema. */
  static Map<String, String> metadata(Segment segment, SegmentLabel label) {
    return Map.of(
        FORMAT, VERSION,
        KIND, label.kind().word(),
        DATASET, label.dataset(),
        MODEL, label.modelHash(),
        SHAPE, label.shapeHash(),
        ROWS, Integer.toString(segment.rows()),
        MIN_TIME, Long.toString(segment.minTime()),
        MAX_TIME, Long.toString(segment.maxTime()));
  }

  /** How many pages cover this many bytes. */
  static int pages(long bytes) {
    return Math.toIntExact((bytes + PAGE - 1) / PAGE);
  }

  /**
   * The seal of a file.
   *
   * @param tail its bytes from the end marker on
   * @param sealAt where in {@code tail} the digits of the seal stand
   */
  static String seal(byte[] tail, int sealAt) {
    CRC32C crc = new CRC32C();
    crc.update(tail, 0, sealAt);
    crc.update(NO_SEAL.getBytes(US_ASCII));
    int after = sealAt + NO_SEAL.length();
    crc.update(tail, after, tail.length - after);
    return String.format("%08x", crc.getValue());
  }
}
