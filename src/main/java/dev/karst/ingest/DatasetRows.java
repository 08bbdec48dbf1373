package dev.karst.ingest;

import dev.karst.batch.ArrowImport;
import dev.karst.batch.Batch;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads rows that are a dataset's fields already ({@code --dataset}), before the model's
 * calculations: CSV with a header of field names, one JSON object a line, or Arrow IPC; packed or
 * not. Names are given as they stand. Values are texts exactly as written, numbers too; a list is a
 * multivalue; an empty CSV cell, null and an empty list are absent. {@code _time} is a timestamp,
 * epoch seconds, or a date and time as ISO 8601 has it, in the run's zone where it names none.
 */
public final class DatasetRows {
  private static final int HEAD = 1 << 12;

  private DatasetRows() {}

  /**
   * Reads a file.
   *
   * @param sink gets one batch after another, in the order of the file; each is its own
   * @return how many rows there were
   * @throws InputError where the file cannot be read, or a line is wrong, which is named
   */
  public static long read(Path path, Session session, IngestWatch watch, Consumer<Batch> sink) {
    String name = path.toString();
    try (InputStream in = InputBytes.open(path, session, watch)) {
      return readUnpacked(in, name, session, sink);
    } catch (IOException e) {
      throw InputBytes.error(name, e);
    }
  }

  /** The same of a stream, which is not closed. */
  public static long read(InputStream in, String name, Session session, Consumer<Batch> sink) {
    try {
      return readUnpacked(InputBytes.unpacked(in, session), name, session, sink);
    } catch (IOException e) {
      throw InputBytes.error(name, e);
    }
  }

  private static long readUnpacked(
      InputStream in, String name, Session session, Consumer<Batch> sink) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    if (ArrowImport.isArrow(head)) {
      RowBatches rows = new RowBatches(name, "row", session, sink);
      new ArrowRows(rows, session)
          .read(new SequenceInputStream(new ByteArrayInputStream(head), in));
      return rows.finish();
    }
    if (Binary.isBinaryFile(head, head.length)) {
      throw NoLog.error(name + " is a binary file, neither CSV nor JSON nor Arrow IPC");
    }
    int mark = Utf8.startsWithMark(head) ? Utf8.MARK_BYTES : 0;
    InputStream all =
        new SequenceInputStream(new ByteArrayInputStream(head, mark, head.length - mark), in);
    RowBatches rows = new RowBatches(name, "line", session, sink);
    switch (firstLetter(head, mark)) {
      case 0 -> throw NoLog.error(name + " is empty");
      case '[' ->
          throw new InputError(
              "input", name + " holds a JSON list", "write one JSON object a line, without commas");
      case '{' -> new JsonRows(rows, session).read(all);
      default -> new CsvRows(rows).read(all);
    }
    return rows.finish();
  }

  /** The first byte that is no blank; 0 where there is none. */
  private static byte firstLetter(byte[] head, int from) {
    for (int i = from; i < head.length; i++) {
      if (head[i] != ' ' && head[i] != '\t' && head[i] != '\r' && head[i] != '\n') {
        return head[i];
      }
    }
    return 0;
  }
}
