package dev.karst.knowledge;

import dev.karst.engine.Engine;
import dev.karst.plan.TimeWindow;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import java.util.List;

/** The rows of a search as text: cells apart by bars, values by semicolons, a dash for none. */
final class SearchText {
  private SearchText() {}

  static String rows(Engine engine, String search) {
    StringBuilder out = new StringBuilder();
    try (var result = engine.search(SourceText.of("search", search), TimeWindow.ALL)) {
      for (var batch = result.next(); batch != null; batch = result.next()) {
        List<String> names = batch.names();
        for (int i = 0; i < batch.size(); i++) {
          StringBuilder row = new StringBuilder();
          for (String name : names) {
            List<String> texts = Multi.texts(batch.value(name, i));
            row.append(row.length() == 0 ? "" : "|");
            row.append(texts.isEmpty() ? "-" : String.join(";", texts));
          }
          out.append(out.length() == 0 ? "" : "\n").append(row);
        }
      }
    }
    return out.toString();
  }
}
