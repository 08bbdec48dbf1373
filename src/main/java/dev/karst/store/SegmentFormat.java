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
 *                karst.format   = "1"
 *                karst.kind     = "events" | "summary"
 *                karst.dataset  = index | Model.RootDataset
 *                karst.model    = hash of the data model, "" for events
 *                karst.shape    = hash of all else that shaped the rows
 *                karst.rows     = number of rows
 *                karst.min_time, karst.max_time = microseconds; min above max where no row has one
 * field      = text | multi | plain | time | membership, told apart by their Arrow types:
 * text       = dictionary(int32, utf8), metadata karst.fold = "stable" where folding the case of
 *              its texts changes none, else "changes"
 * multi      = list(dictionary(int32, utf8)), null where the field is absent; metadata as text
 * plain      = utf8
 * time       = timestamp(microsecond, "UTC")
 * membership = bool, name = "karst.member:" NAME, never null
 * dictionary = Arrow dictionary batch; the i-th has id i; texts ascend by their bytes, each once
 * block      = Arrow record batch of 65,536 rows, the last of fewer; rows newest first
 * end        = 0xFFFFFFFF 0x00000000
 * footer     = Arrow footer; metadata:
 *                karst.summed = offset of end
 *                karst.sums   = base64 of one little-endian int32 a page: the CRC32C of each 16,384
 *                               bytes of file[0, summed), the last page being shorter
 *                karst.seal   = 8 hex digits: the CRC32C of file[summed, size), the digits of the
 *                               seal themselves taken as "00000000"
 * </pre>
 *
 * Nothing is compressed. Every byte is covered by a page's sum or by the seal.
 */
final class SegmentFormat {
  static final String VERSION = "1";
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

  private SegmentFormat() {}

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
