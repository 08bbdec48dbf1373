package dev.karst.knowledge;

import dev.karst.batch.Column;
import dev.karst.knowledge.LookupDefinition.Match;
import dev.karst.match.Cidr;
import dev.karst.value.CaseFold;
import dev.karst.value.Value;
import java.util.Optional;

/** One column of a lookup, as values are matched with it. An absent cell matches nothing. */
final class LookupCells {
  private final Column column;
  private final Match match;
  private final boolean caseSensitive;
  private final Object[] networks;

  LookupCells(LookupData data, String name, LookupDefinition definition) {
    this.column = data.rows().column(name);
    this.match = definition.match(name);
    this.caseSensitive = definition.caseSensitive();
    this.networks = match == Match.CIDR ? new Object[data.size()] : null;
  }

  Match match() {
    return match;
  }

  int rows() {
    return column.rows();
  }

  /** A cell's text, folded where case does not matter; null where absent. */
  String text(int row) {
    Value value = column.value(row);
    return value == null ? null : fold(value.text());
  }

  String fold(String text) {
    return caseSensitive ? text : CaseFold.fold(text);
  }

  boolean matches(int row, String value) {
    Value cell = column.value(row);
    if (cell == null) {
      return false;
    }
    return switch (match) {
      case EXACT -> caseSensitive ? cell.text().equals(value) : CaseFold.equal(cell.text(), value);
      case WILDCARD -> like(text(row), fold(value));
      case CIDR -> network(row, cell.text()).map(net -> net.matches(value)).orElse(false);
    };
  }

  /**
   * Whether a value matches a pattern whose stars stand for any run of characters: the same as
   * {@link dev.karst.match.Wildcard}, without a compiled form of each of many patterns.
   */
  static boolean like(String pattern, String value) {
    int p = 0;
    int v = 0;
    int star = -1;
    int retry = 0;
    while (v < value.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = v;
      } else if (p < pattern.length() && pattern.charAt(p) == value.charAt(v)) {
        p++;
        v++;
      } else if (star >= 0) {
        p = star + 1;
        v = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  @SuppressWarnings("unchecked")
  private Optional<Cidr> network(int row, String text) {
    if (networks[row] == null) {
      String whole = text.indexOf(':') >= 0 ? "/128" : "/32";
      networks[row] = Cidr.parse(text.indexOf('/') < 0 ? text + whole : text);
    }
    return (Optional<Cidr>) networks[row];
  }
}
