package dev.karst.splt;

import dev.karst.splt.SpltRecord.Basis;
import dev.karst.splt.SpltRecord.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .splt} file: comments ({@code #}) and records, apart by blank lines. A {@code # source:}
 * comment holds for the records that follow, up to the next.
 */
record SpltFile(Path path, List<String> lines, List<SpltRecord> records) {
  private static final String RULE = "----";
  private static final Pattern SOURCE =
      Pattern.compile("#\\s*source:\\s*(documented|observed|assumed)\\b.*");

  static SpltFile read(Path path) throws IOException {
    List<String> lines = Files.readAllLines(path);
    return new SpltFile(path, lines, new Reader(path, lines).read());
  }

  /** Its records from each group of data on: data that follow a test start anew. */
  private static final class Reader {
    private final Path path;
    private final List<String> lines;
    private final List<SpltRecord> records = new ArrayList<>();
    private String title = "";
    private Basis source;

    Reader(Path path, List<String> lines) {
      this.path = path;
      this.lines = lines;
    }

    List<SpltRecord> read() {
      int at = 0;
      while (at < lines.size()) {
        String line = lines.get(at);
        if (line.isBlank()) {
          at++;
        } else if (line.startsWith("#")) {
          comment(line);
          at++;
        } else {
          int end = at;
          while (end < lines.size() && !lines.get(end).isBlank()) {
            end++;
          }
          records.add(record(at, lines.subList(at, end)));
          at = end;
        }
      }
      return records;
    }

    private void comment(String line) {
      Matcher matcher = SOURCE.matcher(line);
      if (matcher.matches()) {
        source = Basis.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
      } else {
        title = line.substring(1).strip();
      }
    }

    private SpltRecord record(int at, List<String> block) {
      String[] head = block.get(0).split(" ", 2);
      Kind kind =
          Arrays.stream(Kind.values())
              .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(head[0]))
              .findFirst()
              .orElseThrow(() -> new AssertionError(place(at) + ": no record: " + head[0]));
      if (kind.isTest() && source == null) {
        throw new AssertionError(place(at) + ": lacks a '# source:' line above it");
      }
      String arguments = head.length > 1 ? head[1].strip() : "";
      int rule = block.indexOf(RULE);
      List<String> above = block.subList(1, rule < 0 ? block.size() : rule);
      List<String> below = rule < 0 ? List.of() : block.subList(rule + 1, block.size());
      return new SpltRecord(kind, arguments, above, below, at + 1, title, source);
    }

    private String place(int at) {
      return path.getFileName() + ":" + (at + 1);
    }
  }

  /**
   * The file with the results of some records replaced.
   *
   * @param results by the number of a record, its lines after {@code ----}; null leaves it alone
   */
  String with(List<List<String>> results) {
    List<String> out = new ArrayList<>();
    int copied = 0;
    for (int i = 0; i < records.size(); i++) {
      SpltRecord record = records.get(i);
      if (results.get(i) != null) {
        int rule = record.line() + record.above().size();
        out.addAll(lines.subList(copied, rule));
        out.add(RULE);
        out.addAll(results.get(i));
        copied = Math.min(lines.size(), record.lastLine());
        if (record.below().isEmpty() && copied < lines.size() && lines.get(copied).equals(RULE)) {
          copied++;
        }
      }
    }
    out.addAll(lines.subList(copied, lines.size()));
    return String.join("\n", out) + "\n";
  }
}
