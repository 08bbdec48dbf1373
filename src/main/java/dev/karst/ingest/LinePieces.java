package dev.karst.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines as pieces; blank ones, binary ones and those that are too long are passed over. */
final class LinePieces implements Pieces {
  private final LineReader lines;
  private final OddLines odd;
  private String text;

  LinePieces(LineReader lines, OddLines odd) {
    this.lines = lines;
    this.odd = odd;
  }

  @Override
  public boolean next() throws IOException {
    while (lines.next()) {
      byte[] bytes = lines.bytes();
      int from = lines.start();
      int to = lines.end();
      if (lines.isTooLong()) {
        odd.add(LineProblem.TOO_LONG, lines.number());
      } else if (Binary.isBinaryLine(bytes, from, to)) {
        odd.add(LineProblem.BINARY, lines.number(), bytes, from, to);
      } else if (to > from) {
        byte[] valid =
            Utf8.firstInvalid(bytes, from, to) < 0 ? null : Utf8.repaired(bytes, from, to);
        text =
            valid == null
                ? new String(bytes, from, to - from, StandardCharsets.UTF_8)
                : new String(valid, StandardCharsets.UTF_8);
        return true;
      }
    }
    return false;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public long line() {
    return lines.number();
  }

  @Override
  public long lines() {
    return lines.number();
  }
}
