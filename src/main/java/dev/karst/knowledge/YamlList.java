package dev.karst.knowledge;

import java.util.List;

/** A list of a YAML file. */
public record YamlList(YamlFile file, int index, List<YamlNode> items) implements YamlNode {
  public YamlList {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }

  @Override
  public YamlList asList() {
    return this;
  }

  /** Its items, each a text. */
  public List<String> texts() {
    return items.stream().map(item -> item.asText().text()).toList();
  }
}
