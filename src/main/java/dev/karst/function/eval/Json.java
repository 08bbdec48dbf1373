package dev.karst.function.eval;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A JSON value. Members keep their order and numbers the digits they were written with; prints
 * compactly. Objects and arrays are mutable, and belong to who read or made them.
 */
public sealed interface Json {
  Json NULL = new Atom("null");

  void print(StringBuilder out);

  /** As compact JSON. */
  default String text() {
    StringBuilder out = new StringBuilder();
    print(out);
    return out.toString();
  }

  /** An object. */
  record Obj(Map<String, Json> members) implements Json {
    public static Obj empty() {
      return new Obj(new LinkedHashMap<>());
    }

    @Override
    public void print(StringBuilder out) {
      char before = '{';
      for (Map.Entry<String, Json> member : members.entrySet()) {
        Str.print(member.getKey(), out.append(before));
        member.getValue().print(out.append(':'));
        before = ',';
      }
      out.append(members.isEmpty() ? "{}" : "}");
    }
  }

  /** An array. */
  record Arr(List<Json> elements) implements Json {
    static <T> Arr of(List<T> values, Function<T, Json> element) {
      List<Json> elements = new ArrayList<>(values.size());
      values.forEach(value -> elements.add(element.apply(value)));
      return new Arr(elements);
    }

    @Override
    public void print(StringBuilder out) {
      char before = '[';
      for (Json element : elements) {
        element.print(out.append(before));
        before = ',';
      }
      out.append(elements.isEmpty() ? "[]" : "]");
    }
  }

  /** A string. */
  record Str(String value) implements Json {
    @Override
    public void print(StringBuilder out) {
      print(value, out);
    }

    private static void print(String value, StringBuilder out) {
      out.append('"');
      JsonStringEncoder.getInstance().quoteAsString(value, out);
      out.append('"');
    }
  }

  /**
   * A number, {@code true}, {@code false} or {@code null}.
   *
   * @param written as JSON has it
   */
  record Atom(String written) implements Json {
    @Override
    public void print(StringBuilder out) {
      out.append(written);
    }
  }
}
