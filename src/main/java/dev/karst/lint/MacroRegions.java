package dev.karst.lint;

import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which part of an expanded search each macro call brought in. */
record MacroRegions(Map<SourceText.Call, Span> regions) {
  static MacroRegions of(SourceText expanded) {
    Map<SourceText.Call, Span> regions = new LinkedHashMap<>();
    String text = expanded.text();
    for (int at = 0; at < text.length(); at++) {
      if (Character.isWhitespace(text.charAt(at))) {
        continue;
      }
      Span here = expanded.span(at, at + 1);
      SourceText.Call call = expanded.place(at).call();
      for (; call != null; call = call.from().call()) {
        regions.merge(call, here, Span::to);
      }
    }
    return new MacroRegions(regions);
  }

  /**
   * The call whose text belongs to an expression in part only, while the expression goes on beyond
   * it; null where there is none.
   *
   * @param command where the expression's command stands: text in other commands is apart anyway
   */
  SourceText.Call torn(Span expression, Span command) {
    for (Map.Entry<SourceText.Call, Span> entry : regions.entrySet()) {
      Span whole = entry.getValue();
      int start = Math.max(whole.start(), command.start());
      Span region =
          new Span(whole.text(), start, Math.max(start, Math.min(whole.end(), command.end())));
      boolean overlap = region.start() < expression.end() && expression.start() < region.end();
      boolean within = region.start() >= expression.start() && region.end() <= expression.end();
      boolean around = region.start() <= expression.start() && region.end() >= expression.end();
      if (overlap && !within && !around) {
        return entry.getKey();
      }
    }
    return null;
  }
}
