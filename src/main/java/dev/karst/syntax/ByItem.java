package dev.karst.syntax;

import dev.karst.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A field to group by.
 *
 * @param field its name; the text of PREFIX(text=) where {@code prefix} says so
 * @param options what follows it, such as {@code span=1h}
 */
public record ByItem(Literal field, boolean prefix, List<Item.Option> options, Span span) {
  public ByItem {
    options = List.copyOf(options);
  }

  public String spl() {
    String name = prefix ? "PREFIX(" + field.spl() + "=)" : field.spl();
    return options.isEmpty()
        ? name
        : name + " " + options.stream().map(Item::spl).collect(Collectors.joining(" "));
  }
}
