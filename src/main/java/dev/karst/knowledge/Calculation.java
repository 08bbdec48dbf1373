package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SplSyntax;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * A calculated field of a dataset. Calculations run in the model's order, each sees the results of
 * those before it (cim.md section 1).
 */
public sealed interface Calculation {
  String id();

  /** The fields that it gives, without the dataset's prefix. */
  List<DatasetField> outputs();

  /** All that decides what it gives, for a definition's hash. */
  List<String> definition();

  /**
   * A column of a lookup, or a part of a place, and the field that it goes to.
   *
   * @param column what the lookup calls it; {@code City}, {@code lat}, ... of a place
   */
  record Taken(String column, DatasetField field) {}

  /** A column of a lookup that is matched with a field of the events. */
  record Key(String column, String field) {}

  /** The value of an eval expression, as the model's file has it. */
  record Eval(String id, SourceText text, DatasetField output) implements Calculation {
    @Override
    public List<DatasetField> outputs() {
      return List.of(output);
    }

    /** The expression as a tree. */
    public EvalExpr expression(SplSyntax syntax) {
      return syntax.expression(text.span());
    }

    @Override
    public List<String> definition() {
      return List.of(text.text());
    }
  }

  /**
   * The named groups of a regular expression; where it does not match, fields keep their values.
   */
  record Rex(String id, String input, Regex regex, List<DatasetField> outputs)
      implements Calculation {
    public Rex {
      outputs = List.copyOf(outputs);
    }

    @Override
    public List<String> definition() {
      return List.of(input, regex.pattern());
    }
  }

  /** Columns of a lookup; where there is no such lookup, fields keep their values. */
  record FromLookup(String id, String lookup, List<Key> keys, List<Taken> taken)
      implements Calculation {
    public FromLookup {
      keys = List.copyOf(keys);
      taken = List.copyOf(taken);
    }

    @Override
    public List<DatasetField> outputs() {
      return taken.stream().map(Taken::field).toList();
    }

    @Override
    public List<String> definition() {
      List<String> texts = new ArrayList<>(List.of(lookup));
      keys.forEach(key -> texts.addAll(List.of(key.column(), key.field())));
      taken.forEach(one -> texts.add(one.column()));
      return texts;
    }
  }

  /** Where the IP address of a field is, by the database of the run. */
  record GeoIp(String id, String input, List<Taken> taken) implements Calculation {
    /** The parts of a place that there are. */
    public static final List<String> PARTS = List.of("City", "Country", "Region", "lat", "lon");

    public GeoIp {
      taken = List.copyOf(taken);
    }

    @Override
    public List<DatasetField> outputs() {
      return taken.stream().map(Taken::field).toList();
    }

    @Override
    public List<String> definition() {
      List<String> texts = new ArrayList<>(List.of(input));
      taken.forEach(one -> texts.add(one.column()));
      return texts;
    }
  }
}
