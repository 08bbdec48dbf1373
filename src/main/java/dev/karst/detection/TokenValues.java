package dev.karst.detection;

import dev.karst.plan.TimeWindow;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import dev.karst.text.SourceText;
import dev.karst.time.Epoch;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tokens of a row's drilldowns stand for: the row's fields, and what {@code addinfo} says
 * of the detection's run.
 */
public final class TokenValues {
  private final Map<String, Value> row;
  private final List<String> columns;

  /**
   * @param columns the columns of the results, whether this row has a value there or not
   * @param window the time range of the detection's run
   */
  TokenValues(Map<String, Value> row, List<String> columns, TimeWindow window) {
    this.row = new LinkedHashMap<>(row);
    this.columns = columns;
    this.row.putIfAbsent("info_min_time", Text.of(earliest(window)));
    this.row.putIfAbsent("info_max_time", Text.of(latest(window)));
  }

  /** Those of a row that is all there is to know of the results. */
  public static TokenValues of(Map<String, Value> row, TimeWindow window) {
    return new TokenValues(row, List.copyOf(row.keySet()), window);
  }

  /** As addinfo prints it: {@code 0.000} for all time. */
  public static String earliest(TimeWindow window) {
    return window.earliest() == Epoch.LEAST ? "0.000" : bound(window.earliest());
  }

  /** As addinfo prints it: {@code +Infinity} for all time. */
  public static String latest(TimeWindow window) {
    return window.latest() == Epoch.GREATEST ? "+Infinity" : bound(window.latest());
  }

  /** Milliseconds, as addinfo has them, or as many digits as are needed. */
  private static String bound(long micros) {
    String full = Epoch.printFull(micros);
    return full.endsWith("000") ? full.substring(0, full.length() - 3) : full;
  }

  /**
   * The texts of a token's value, through its filter; at least one.
   *
   * @throws SearchError where the row has no such value, or the filter is unknown
   */
  List<String> of(Token token, SourceText text) {
    if (!token.known()) {
      throw new SearchError(
          "drilldown-token",
          "unknown filter '" + token.filter() + "' of a token",
          text.span(token.start(), token.end()),
          "filters are s (quoted), h (HTML), u (URL) and n (none)");
    }
    List<String> texts = Multi.texts(row.get(token.name()));
    if (texts.isEmpty()) {
      boolean column = columns.contains(token.name());
      throw new SearchError(
          "drilldown-token",
          column
              ? "the field '" + token.name() + "' has no value in this row"
              : "the results have no field '" + token.name() + "'",
          text.span(token.start(), token.end()),
          column ? new String[0] : NearestName.help(token.name(), columns));
    }
    return texts.stream().map(token::filtered).toList();
  }

  /** Whether the results have such a field. */
  boolean knows(Token token) {
    return columns.contains(token.name()) || row.containsKey(token.name());
  }

  /** A text for reading: each token replaced by its value, unknown ones left as they are. */
  public String fill(String text) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      Token token = Token.at(text, i);
      if (token == null || !token.known() || row.get(token.name()) == null) {
        out.append(text.charAt(i));
        i++;
      } else {
        List<String> values = Multi.texts(row.get(token.name()));
        out.append(String.join(", ", values.stream().map(token::filtered).toList()));
        i = token.end();
      }
    }
    return out.toString();
  }

  /** The tokens of a text that {@link #fill} leaves as they are, such as {@code $user$}. */
  public List<String> unfilled(String text) {
    List<String> left = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      Token token = Token.at(text, i);
      if (token == null) {
        i++;
      } else {
        if (!token.known() || row.get(token.name()) == null) {
          left.add(text.substring(token.start(), token.end()));
        }
        i = token.end();
      }
    }
    return left;
  }
}
