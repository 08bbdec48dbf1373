package dev.karst.function.eval;

import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into XML, from the root element on: {@code a.b{2}.c{@id}}. An index counts from 1 among
 * the elements of that name; a name without one stands for all of them. Immutable. (semantics.md
 * section 6, spath.)
 */
final class XmlPath {
  private static final Pattern STEP =
      Pattern.compile("([^.{}]*)(?:\\{(\\d{0,9})\\})?(?:\\{@([^{}]+)\\})?(?:\\.|$)");

  /**
   * @param index 0 for all
   * @param attribute null for the element
   */
  private record Step(String name, int index, String attribute) {}

  private final List<Step> steps;

  private XmlPath(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * @throws SearchError where the text is no path
   */
  static XmlPath parse(String path) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int at = 0;
    while (at < path.length()) {
      if (!matcher.region(at, path.length()).lookingAt()) {
        throw new SearchError(
            "bad-argument",
            "'" + path + "' is no path",
            "expected names, indexes and attributes, such as a.b{0}.c or a{}.b{@id}");
      }
      String index = matcher.group(2);
      steps.add(
          new Step(
              matcher.group(1),
              index == null || index.isEmpty() ? 0 : Integer.parseInt(index),
              matcher.group(3)));
      at = matcher.end();
    }
    return new XmlPath(steps);
  }

  /** The texts that it leads to, without blanks around them; elements without text have none. */
  List<String> find(XmlElement root) {
    List<XmlElement> found = List.of();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      found = i == 0 ? matching(List.of(root), step) : children(found, step);
      if (step.attribute != null) {
        return i == steps.size() - 1 ? attributes(found, step.attribute) : List.of();
      }
    }
    return found.stream()
        .map(element -> element.text().toString().strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static List<XmlElement> children(List<XmlElement> parents, Step step) {
    return parents.stream().flatMap(parent -> matching(parent.children(), step).stream()).toList();
  }

  private static List<XmlElement> matching(List<XmlElement> elements, Step step) {
    List<XmlElement> named =
        elements.stream().filter(element -> element.name().equals(step.name)).toList();
    if (step.index == 0) {
      return named;
    }
    return step.index <= named.size() ? List.of(named.get(step.index - 1)) : List.of();
  }

  private static List<String> attributes(List<XmlElement> elements, String name) {
    return elements.stream()
        .filter(element -> element.attributes().containsKey(name))
        .map(element -> element.attributes().get(name))
        .toList();
  }
}
