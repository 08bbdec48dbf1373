package dev.karst.text;

import java.util.List;

/**
 * One thing to tell the user about a text: an error or a warning, where it is, and what would help.
 *
 * @param code a stable short name, such as {@code unknown-command}; reports and tests key on it
 * @param message one sentence without a full stop; Splunk's wording where it is known
 * @param span where it stands; {@link Span#NONE} where it is about no text
 * @param help what was expected, the nearest name, what to do instead; may be empty
 */
public record Diagnostic(
    Severity severity, String code, String message, Span span, List<String> help) {
  /** How bad it is: an error stops the search, a warning does not. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public Diagnostic {
    help = List.copyOf(help);
  }

  public static Diagnostic error(String code, String message, Span span, String... help) {
    return new Diagnostic(Severity.ERROR, code, message, span, List.of(help));
  }

  public static Diagnostic error(String code, String message, String... help) {
    return new Diagnostic(Severity.ERROR, code, message, Span.NONE, List.of(help));
  }

  public static Diagnostic warning(String code, String message, Span span, String... help) {
    return new Diagnostic(Severity.WARNING, code, message, span, List.of(help));
  }

  public static Diagnostic warning(String code, String message, String... help) {
    return new Diagnostic(Severity.WARNING, code, message, Span.NONE, List.of(help));
  }

  /** The same as a warning. */
  public Diagnostic asWarning() {
    return new Diagnostic(Severity.WARNING, code, message, span, help);
  }

  /**
   * The whole message: severity and text, the place, the source line with a caret under the span,
   * the calls that led there, and the help. Lines end with a newline.
   */
  public String render() {
    StringBuilder out = new StringBuilder();
    out.append(severity == Severity.ERROR ? "error: " : "warning: ").append(message).append('\n');
    if (span.text() != null) {
      SourceText.Place place = span.text().place(span.start());
      renderPlace(out, place, width(place));
      for (SourceText.Call call = place.call(); call != null; call = call.from().call()) {
        out.append("  in ").append(call.what()).append(", called here:\n");
        renderPlace(out, call.from(), 1);
      }
    }
    for (String line : help) {
      out.append("  ").append(line).append('\n');
    }
    return out.toString();
  }

  /** How many characters of the span stand in the line and source of its first character. */
  private int width(SourceText.Place first) {
    int width = 1;
    while (span.start() + width < span.end()) {
      SourceText.Place next = span.text().place(span.start() + width);
      if (next.source() != first.source()
          || next.offset() != first.offset() + width
          || first.source().text().charAt(next.offset()) == '\n') {
        break;
      }
      width++;
    }
    return width;
  }

  private static void renderPlace(StringBuilder out, SourceText.Place place, int width) {
    Source source = place.source();
    int offset = Math.min(place.offset(), source.text().length());
    int line = source.line(offset);
    int column = source.column(offset);
    String gutter = " ".repeat(String.valueOf(line).length());
    out.append(' ').append(gutter).append("--> ").append(source.name());
    out.append(':').append(line).append(':').append(column).append('\n');
    Excerpt excerpt = Excerpt.of(source.lineText(offset), column - 1, width);
    out.append(' ').append(line).append(" | ").append(excerpt.line()).append('\n');
    out.append(' ').append(gutter).append(" | ").append(excerpt.carets()).append('\n');
  }
}
