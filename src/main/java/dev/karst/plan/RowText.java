package dev.karst.plan;

import dev.karst.batch.Batch;
import dev.karst.syntax.Literal;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What makes one text of many rows (semantics.md section 9). */
public sealed interface RowText {
  /** The text of these rows. */
  String text(List<Batch> rows);

  /** The most rows that it looks at. */
  long most();

  String describe();

  /**
   * {@code ( ( a="1" AND b="2" ) OR ( ... ) )}: fields in alphabetical order, internal ones left
   * out; a field {@code search} or {@code query} is text as it stands.
   *
   * @param words what opens the whole, opens a row, separates fields, closes a row, separates rows,
   *     closes the whole
   * @param between what separates the values of a multivalue
   * @param empty what stands for no rows
   */
  record Format(List<String> words, String between, long most, String empty) implements RowText {
    /** What a subsearch that does not format itself gives. */
    public static final Format STANDARD =
        new Format(List.of("(", "(", "AND", ")", "OR", ")"), "OR", Long.MAX_VALUE, "NOT ( )");

    public Format {
      words = List.copyOf(words);
    }

    @Override
    public String text(List<Batch> batches) {
      List<String> rows = new ArrayList<>();
      for (Batch batch : batches) {
        for (int i = 0; i < batch.size(); i++) {
          String row = row(batch, i);
          if (row != null) {
            rows.add(row);
          }
        }
      }
      return rows.isEmpty()
          ? empty
          : words.get(0) + " " + String.join(" " + words.get(4) + " ", rows) + " " + words.get(5);
    }

    private String row(Batch batch, int i) {
      List<String> terms = new ArrayList<>();
      for (String name : new TreeSet<>(batch.names())) {
        Value value = batch.value(name, i);
        if (value != null && !name.startsWith("_")) {
          terms.add(term(name, value));
        }
      }
      return terms.isEmpty()
          ? null
          : words.get(1) + " " + String.join(" " + words.get(2) + " ", terms) + " " + words.get(3);
    }

    private String term(String name, Value value) {
      if (name.equals("search") || name.equals("query")) {
        return value.text();
      }
      List<String> terms =
          Multi.texts(value).stream()
              .map(text -> field(name) + "=" + Literal.quoted(text).spl())
              .toList();
      return terms.size() == 1
          ? terms.get(0)
          : "( " + String.join(" " + between + " ", terms) + " )";
    }

    private static String field(String name) {
      boolean plain =
          name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_.{}:-".indexOf(c) >= 0)
              && !List.of("AND", "OR", "NOT", "IN").contains(name.toUpperCase(Locale.ROOT));
      return plain ? name : Literal.quoted(name).spl();
    }

    @Override
    public String describe() {
      return "format";
    }
  }

  /** {@code (a="1" b="2") OR (...)}: the first rows; nothing where there are none. */
  record Return(List<Part> parts, long most) implements RowText {
    /**
     * @param alias what the term calls the field
     * @param bare whether the value stands alone, without name and quotes
     */
    public record Part(String alias, String field, boolean bare) {}

    public Return {
      parts = List.copyOf(parts);
    }

    @Override
    public String text(List<Batch> batches) {
      List<String> rows = new ArrayList<>();
      for (Batch batch : batches) {
        for (int i = 0; i < batch.size(); i++) {
          String row = row(batch, i);
          if (!row.isEmpty()) {
            rows.add(row);
          }
        }
      }
      return rows.size() == 1
          ? rows.get(0)
          : rows.stream().map(row -> "(" + row + ")").collect(Collectors.joining(" OR "));
    }

    private String row(Batch batch, int i) {
      List<String> terms = new ArrayList<>();
      for (Part part : parts) {
        Value value = batch.value(part.field(), i);
        if (value != null) {
          terms.add(part.bare() ? value.text() : part.alias() + "=\"" + value.text() + '"');
        }
      }
      return String.join(" ", terms);
    }

    @Override
    public String describe() {
      return "return " + parts.stream().map(Part::field).collect(Collectors.joining(", "));
    }
  }
}
