package dev.karst.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An event as it was cut: its raw text and where it stood. */
final class RawEvent {
  private static final byte[] NONE = {};

  /** Bytes that it takes beside its text. */
  private static final int OBJECT = 256;

  private byte[] bytes = NONE;
  private int length;
  private String text;
  private String host;
  private String changedHost;
  private final List<String> fields = new ArrayList<>();
  private List<OddLine> odd = List.of();
  private long line;
  private int lines;

  /** Starts over with no text. */
  void clear(long line) {
    this.line = line;
    length = 0;
    lines = 0;
    text = null;
    host = null;
    changedHost = null;
    fields.clear();
  }

  /** Adds a line, made valid UTF-8. */
  void add(byte[] source, int from, int to) {
    add(source, from, to, null, true);
  }

  /**
   * The same of a line that was decoded already.
   *
   * @param decoded the line as text, which is not looked at where the bytes are not valid
   * @param startsLine whether it is a line, rather than the rest of the one before
   */
  void add(byte[] source, int from, int to, String decoded, boolean startsLine) {
    boolean first = lines == 0;
    byte[] valid = source;
    int start = from;
    int end = to;
    if (Utf8.firstInvalid(source, from, to) >= 0) {
      valid = Utf8.repaired(source, from, to);
      start = 0;
      end = valid.length;
    }
    int needed = length + 1 + end - start;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, length * 2));
    }
    if (lines > 0 && startsLine) {
      bytes[length++] = '\n';
    }
    lines += lines == 0 || startsLine ? 1 : 0;
    System.arraycopy(valid, start, bytes, length, end - start);
    length += end - start;
    text = first && valid == source ? decoded : null;
  }

  /** Becomes another text, from within a line. */
  void unwrap(String text, String host) {
    become(text.strip());
    this.host = host;
  }

  /** Becomes another text, which is valid Unicode. */
  void become(String raw) {
    this.bytes = raw.getBytes(StandardCharsets.UTF_8);
    this.length = bytes.length;
    this.lines = 1 + (int) raw.chars().filter(c -> c == '\n').count();
    this.text = raw;
  }

  /** Adds a value of a field that is kept beside the text; an empty one is none. */
  void addField(String name, String value) {
    if (!name.isEmpty() && !value.isEmpty()) {
      fields.add(name);
      fields.add(value);
    }
  }

  /** Names and values of the fields that are kept beside the text, in turn. */
  List<String> fields() {
    return fields;
  }

  /** The values of some of these fields, with blanks between them. */
  String values(String... names) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      for (int i = 0; i < fields.size(); i += 2) {
        if (fields.get(i).equals(name)) {
          values.add(fields.get(i + 1));
        }
      }
    }
    return String.join(" ", values);
  }

  /** Gives it another host, whatever the user and its wrapper say. */
  void changeHost(String host) {
    changedHost = host;
  }

  /** Null where nothing changed it. */
  String changedHost() {
    return changedHost;
  }

  /** Sets the odd lines that stand before it, behind the event before. */
  void follows(List<OddLine> lines) {
    odd = lines;
  }

  /** The odd lines that stand before it. */
  List<OddLine> odd() {
    return odd;
  }

  /** About how much memory it takes, its text too. */
  long memory() {
    long memory = OBJECT + bytes.length + 2L * length;
    for (String field : fields) {
      memory += 48 + field.length();
    }
    for (OddLine one : odd) {
      memory += 64 + (one.text() == null ? 0 : 2L * one.text().length());
    }
    return memory;
  }

  /** Gives the memory of its text back; the bytes stay. */
  void forgetText() {
    text = null;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  String text() {
    if (text == null) {
      text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
    return text;
  }

  /** The host that the event's wrapper names; null where there is none. */
  String host() {
    return host;
  }

  /** The number of its first line in the file. */
  long line() {
    return line;
  }

  /** How many lines it has. */
  int lines() {
    return lines;
  }
}
