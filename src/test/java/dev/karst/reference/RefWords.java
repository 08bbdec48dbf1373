package dev.karst.reference;

import dev.karst.syntax.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words and options of an argument list, apart. */
record RefWords(List<Item> items) {
  /** The plain words in order; commas left out. */
  List<String> words() {
    return items.stream()
        .filter(item -> item instanceof Item.Word)
        .map(item -> ((Item.Word) item).literal().text())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  String option(String name, String standard) {
    for (Item item : items) {
      if (item instanceof Item.Option option && option.name().text().equals(name)) {
        return ((Item.Word) option.value()).literal().text();
      }
    }
    return standard;
  }

  boolean flag(String name, boolean standard) {
    return option(name, standard ? "true" : "false").startsWith("t");
  }

  int number(String name, int standard) {
    return Integer.parseInt(option(name, String.valueOf(standard)));
  }

  /** The text in the first pair of square brackets. */
  String bracket() {
    for (Item item : items) {
      if (item instanceof Item.Sub sub) {
        return sub.bracket().text();
      }
    }
    throw new IllegalArgumentException("no subsearch");
  }

  /** The text in the first pair of round brackets; null where there is none. */
  String group() {
    for (Item item : items) {
      if (item instanceof Item.Group group) {
        return group.text();
      }
    }
    return null;
  }
}
