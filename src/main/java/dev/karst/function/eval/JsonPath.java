package dev.karst.function.eval;

import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;

/**
 * A path into JSON: {@code a.b{0}.c}; {@code {}} stands for all elements of an array. Indexes count
 * from 0. Immutable. (semantics.md section 2.1, JSON, and section 6, spath.)
 */
public final class JsonPath {
  private static final int ALL = -1;

  /**
   * @param key the member, or null for an element
   * @param index the element, or {@link #ALL}; meaningless for a member
   */
  private record Step(String key, int index) {}

  /** What becomes of the value at a path's end. */
  interface Change {
    /**
     * @param old the value there; null where there is none
     * @return the new value; null to have none
     */
    Json apply(Json old);
  }

  private final List<Step> steps;

  private JsonPath(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** The path that is one key, whatever characters it has. */
  static JsonPath exact(String key) {
    return new JsonPath(List.of(new Step(key, ALL)));
  }

  /**
   * @throws SearchError where the text is no path
   */
  public static JsonPath parse(String path) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < path.length()) {
      if (path.charAt(at) == '{') {
        int close = path.indexOf('}', at);
        steps.add(new Step(null, index(path, at + 1, close)));
        at = close + 1;
      } else {
        int end = at;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '{') {
          end++;
        }
        steps.add(new Step(path.substring(at, end), ALL));
        at = end;
      }
      if (at < path.length() && path.charAt(at) == '.') {
        at++;
      }
      if (steps.size() > JsonReader.MOST_DEPTH) {
        throw new SearchError("bad-argument", "the JSON path is too deep");
      }
    }
    return new JsonPath(steps);
  }

  private static int index(String path, int from, int to) {
    if (to == from) {
      return ALL;
    }
    boolean digits =
        to > from
            && to - from <= 9
            && path.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      throw new SearchError(
          "bad-argument",
          "'" + path + "' is no JSON path",
          "expected keys and array indexes, such as a.b{0}.c or a{}.b");
    }
    return Integer.parseInt(path, from, to, 10);
  }

  /** Whether it may lead to several values. */
  boolean isMany() {
    return steps.stream().anyMatch(step -> step.key == null && step.index == ALL);
  }

  /** All values that it leads to, in their order. */
  public List<Json> find(Json root) {
    List<Json> found = List.of(root);
    for (Step step : steps) {
      List<Json> next = new ArrayList<>();
      for (Json json : found) {
        if (step.key != null) {
          if (json instanceof Json.Obj object && object.members().containsKey(step.key)) {
            next.add(object.members().get(step.key));
          }
        } else if (json instanceof Json.Arr array) {
          if (step.index == ALL) {
            next.addAll(array.elements());
          } else if (step.index < array.elements().size()) {
            next.add(array.elements().get(step.index));
          }
        }
      }
      found = next;
    }
    return found;
  }

  /**
   * Changes what it leads to, in place.
   *
   * @param create whether missing members on the way are made
   * @return the root, or what it became
   */
  Json change(Json root, boolean create, Change change) {
    return change(root, 0, create, change);
  }

  private Json change(Json json, int depth, boolean create, Change change) {
    if (depth == steps.size()) {
      return change.apply(json);
    }
    Step step = steps.get(depth);
    if (json == null && create) {
      json = step.key != null ? Json.Obj.empty() : new Json.Arr(new ArrayList<>());
    }
    if (step.key != null && json instanceof Json.Obj object) {
      Json old = object.members().get(step.key);
      Json now = old == null && !create ? null : change(old, depth + 1, create, change);
      if (now == null) {
        object.members().remove(step.key);
      } else {
        object.members().put(step.key, now);
      }
    } else if (step.key == null && json instanceof Json.Arr array) {
      changeElements(array.elements(), step.index, depth, create, change);
    }
    return json;
  }

  /** An index just past the end appends; one further out leads nowhere. */
  private void changeElements(
      List<Json> elements, int index, int depth, boolean create, Change change) {
    int from = index == ALL ? 0 : index;
    int to = index == ALL ? elements.size() : Math.min(index + 1, elements.size());
    for (int i = to - 1; i >= from; i--) {
      Json now = change(elements.get(i), depth + 1, create, change);
      if (now == null) {
        elements.remove(i);
      } else {
        elements.set(i, now);
      }
    }
    if (create && index == elements.size()) {
      Json now = change(null, depth + 1, true, change);
      if (now != null) {
        elements.add(now);
      }
    }
  }
}
