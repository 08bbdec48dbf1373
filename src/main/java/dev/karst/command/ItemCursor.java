package dev.karst.command;

import dev.karst.syntax.Bracket;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Walks a command's argument list: options wherever they stand, the rest in order. What is left at
 * {@link #end} is refused, so that nothing is parsed and then ignored.
 */
final class ItemCursor {
  private final CommandSpec spec;
  private final Span place;
  private final Map<String, Item.Option> options = new LinkedHashMap<>();
  private final List<Item> rest = new ArrayList<>();
  private int next;

  /**
   * @param place where the arguments stand, for what is missing
   */
  ItemCursor(CommandSpec spec, List<Item> items, Span place) {
    this.spec = spec;
    this.place = place;
    for (Item item : items) {
      if (item instanceof Item.Option option && option.op() == CompareOp.EQ) {
        addOption(option);
      } else {
        rest.add(item);
      }
    }
  }

  private void addOption(Item.Option option) {
    String name = option.name().text().toLowerCase(Locale.ROOT);
    if (!spec.optionNames().contains(name)) {
      throw new SearchError(
          "unknown-option",
          "'" + spec.name() + "' has no option '" + option.name().text() + "'",
          option.name().span(),
          NearestName.help(name, spec.optionNames()));
    }
    if (options.put(name, option) != null) {
      throw new SearchError("option-twice", "option '" + name + "' is given twice", option.span());
    }
  }

  /** An option's value as written; empty where it is not given. */
  Optional<Item> item(String option) {
    return Optional.ofNullable(options.get(option)).map(Item.Option::value);
  }

  Optional<String> text(String option) {
    return item(option).map(value -> word(value, option).text());
  }

  boolean flag(String option, boolean standard) {
    return item(option).map(value -> flag(word(value, option), option)).orElse(standard);
  }

  static boolean flag(Literal value, String option) {
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "t", "true", "1", "yes" -> true;
      case "f", "false", "0", "no" -> false;
      default ->
          throw new SearchError(
              "bad-option",
              "Invalid value '" + value.text() + "' for option '" + option + "'",
              value.span(),
              "expected true or false");
    };
  }

  long number(String option, long standard) {
    return item(option).map(value -> number(word(value, option))).orElse(standard);
  }

  static long number(Literal value) {
    if (!value.text().matches("\\d{1,18}")) {
      throw new SearchError(
          "bad-number", "'" + value.text() + "' is no whole number", value.span());
    }
    return Long.parseLong(value.text());
  }

  /** A given option whose value is none of those that it takes. */
  SearchError invalid(String option, String expected) {
    Item value = item(option).orElseThrow();
    return new SearchError(
        "bad-option",
        "Invalid value '" + value.spl() + "' for option '" + option + "'",
        value.span(),
        "expected " + expected);
  }

  private static Literal word(Item value, String option) {
    if (value instanceof Item.Word word) {
      return word.literal();
    }
    throw new SearchError(
        "bad-option", "option '" + option + "' takes a word or a quoted text", value.span());
  }

  boolean hasNext() {
    return next < rest.size();
  }

  /** How many items are left, options apart. */
  int left() {
    return rest.size() - next;
  }

  Item peek() {
    return rest.get(next);
  }

  Item next() {
    if (!hasNext()) {
      throw missing("an argument");
    }
    return rest.get(next++);
  }

  /** The next item, which must be a word or a quoted text. */
  Literal word(String what) {
    Literal name = hasNext() ? name(peek()) : null;
    if (name != null) {
      next++;
      return name;
    }
    throw hasNext() ? unexpected(peek(), what) : missing(what);
  }

  /** A word, or a name that ends in brackets, as {@code count(x)} does; null for anything else. */
  private static Literal name(Item item) {
    if (item instanceof Item.Call call) {
      return new Literal(call.spl(), true, call.span());
    }
    return item instanceof Item.Word word ? word.literal() : null;
  }

  /** Whether the next item is this unquoted word, in any case. */
  boolean atKeyword(String keyword) {
    return hasNext()
        && peek() instanceof Item.Word word
        && !word.literal().quoted()
        && word.literal().text().equalsIgnoreCase(keyword);
  }

  /** Takes the next item where it is this unquoted word, in any case. */
  boolean keyword(String keyword) {
    boolean is = atKeyword(keyword);
    if (is) {
      next++;
    }
    return is;
  }

  boolean comma() {
    boolean is = hasNext() && peek() instanceof Item.Comma;
    if (is) {
      next++;
    }
    return is;
  }

  /** Names, apart by blanks or commas, up to the end or anything that is no word. */
  List<Literal> names() {
    List<Literal> names = new ArrayList<>();
    while (hasNext() && (comma() || name(peek()) != null)) {
      if (hasNext() && name(peek()) != null) {
        names.add(name(peek()));
        next++;
      }
    }
    return names;
  }

  /** As {@link #names}; there must be at least one. */
  List<Literal> someNames() {
    List<Literal> names = names();
    if (names.isEmpty()) {
      throw missing("a field");
    }
    return names;
  }

  /** The next item, which must be a subsearch. */
  Bracket bracket() {
    if (hasNext() && peek() instanceof Item.Sub sub) {
      next++;
      return sub.bracket();
    }
    throw hasNext() ? unexpected(peek(), "[subsearch]") : missing("[subsearch]");
  }

  /** Refuses whatever is left. */
  void end() {
    if (hasNext()) {
      throw unexpected(peek(), null);
    }
  }

  SearchError missing(String what) {
    return new SearchError(
        "missing-argument",
        "'" + spec.name() + "' lacks " + what,
        place,
        "usage: " + spec.name() + " " + spec.syntax());
  }

  SearchError unexpected(Item item, String expected) {
    String[] help =
        expected == null
            ? new String[] {"usage: " + spec.name() + " " + spec.syntax()}
            : new String[] {"expected " + expected};
    return new SearchError("syntax", "Unexpected '" + item.spl() + "'", item.span(), help);
  }
}
