package dev.karst.cli.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Findings for reading: {@code FILE:LINE:COLUMN: error: MESSAGE [ID]}, and below it, indented, the
 * line with carets and what helps. The counts come last.
 */
public record TextFindings(OutputStream out) implements FindingFormat {
  private static final String INDENT = "    ";

  @Override
  public void add(Finding finding) throws IOException {
    StringBuilder text = new StringBuilder(finding.file());
    if (finding.line() > 0) {
      text.append(':').append(finding.line()).append(':').append(finding.column());
    }
    text.append(": ").append(finding.severity()).append(": ");
    text.append(finding.messageWithCalls()).append(" [").append(finding.code()).append("]\n");
    if (finding.excerpt() != null) {
      text.append(INDENT).append(finding.excerpt().line()).append('\n');
      text.append(INDENT).append(finding.excerpt().carets()).append('\n');
    }
    finding.help().forEach(line -> text.append(INDENT).append(line).append('\n'));
    write(text.toString());
  }

  @Override
  public void finish(CheckTally tally) throws IOException {
    for (String line : tally.lines()) {
      write(line + "\n");
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
