package dev.karst.ingest;

import dev.karst.knowledge.IndexSetting;
import dev.karst.knowledge.IndexSettings;
import dev.karst.match.RegexScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under a header as events with fields (INDEXED_EXTRACTIONS = csv, tsv, psv). The header is no
 * event. Names of fields keep letters and digits and blanks; other characters become underscores.
 */
final class TableEvents implements EventSource {
  private final Pieces lines;
  private final char delimiter;
  private final RegexScan preamble;
  private final int headerLine;
  private final long mostChars;
  private List<String> header;

  TableEvents(Pieces lines, IndexSettings settings, long mostChars) {
    this.lines = lines;
    this.mostChars = mostChars;
    Character given = settings.character(IndexSetting.FIELD_DELIMITER);
    this.delimiter = given != null ? given : standard(settings.structure());
    this.preamble =
        settings.has(IndexSetting.PREAMBLE_REGEX)
            ? settings.regex(IndexSetting.PREAMBLE_REGEX).scanner()
            : null;
    this.headerLine = settings.number(IndexSetting.HEADER_FIELD_LINE_NUMBER, 0);
    String names = settings.text(IndexSetting.FIELD_NAMES);
    this.header =
        names == null ? null : names(Arrays.asList(names.replaceAll("[\\[\\]]", "").split(",")));
  }

  private static char standard(IndexSetting.Structure structure) {
    return switch (structure) {
      case TSV -> '\t';
      case PSV -> '|';
      default -> ',';
    };
  }

  @Override
  public boolean next(RawEvent event) throws IOException {
    while (lines.next()) {
      long line = lines.line();
      if (line < headerLine || (preamble != null && preamble.reset(lines.text()).next())) {
        continue;
      }
      String text = lines.text();
      List<String> cells = cells(text);
      while (cells == null && text.length() < mostChars && lines.next()) {
        text = text + '\n' + lines.text();
        cells = cells(text);
      }
      if (header == null) {
        header = names(cells == null ? List.of(text) : cells);
        continue;
      }
      event.clear(line);
      event.become(text);
      for (int i = 0; cells != null && i < Math.min(cells.size(), header.size()); i++) {
        event.addField(header.get(i), cells.get(i));
      }
      return true;
    }
    return false;
  }

  private static List<String> names(List<String> cells) {
    return cells.stream().map(cell -> cell.strip().replaceAll("[^\\p{L}\\p{N} ]", "_")).toList();
  }

  /** The cells of a row; null where a quote is open at its end. */
  private List<String> cells(String text) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        boolean two = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (c == '"' && !two) {
          quoted = false;
        } else {
          cell.append(c);
          i += two ? 1 : 0;
        }
      } else if (c == '"' && cell.length() == 0) {
        quoted = true;
      } else if (c == delimiter) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return quoted ? null : cells;
  }

  @Override
  public long lines() {
    return lines.lines();
  }
}
