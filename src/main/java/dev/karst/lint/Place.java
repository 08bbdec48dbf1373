package dev.karst.lint;

import dev.karst.syntax.Stage;
import dev.karst.text.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a command names a field. */
final class Place {
  private Place() {}

  /** Its first place in the command's arguments; the command's name where it is not written. */
  static Span of(Stage stage, String field) {
    Pattern name = Pattern.compile("(?<![\\w.])" + Pattern.quote(field) + "(?![\\w.])");
    Matcher written = name.matcher(stage.body().string());
    if (!written.find()) {
      return stage.name();
    }
    int start = stage.body().start();
    return stage.body().text().span(start + written.start(), start + written.end());
  }
}
