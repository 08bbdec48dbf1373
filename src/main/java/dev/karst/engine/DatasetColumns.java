package dev.karst.engine;

import dev.karst.batch.Batch;
import dev.karst.knowledge.Calculation;
import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.knowledge.DatasetField;
import dev.karst.plan.Inline;
import dev.karst.plan.Plan;
import dev.karst.plan.Rename;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The columns of a file of a root dataset's rows, by the names of its fields: those that carry the
 * dataset's prefix, as columns of a search's results do, lose it. A column that neither is a field
 * nor is read by the model is warned of, once a file.
 */
final class DatasetColumns {
  private static final Set<String> KEPT =
      Set.of("_time", "_raw", "host", "index", "source", "sourcetype");

  private final String file;
  private final String dataset;
  private final Session session;
  private final Map<String, String> qualified = new LinkedHashMap<>();
  private final Set<String> fields = new HashSet<>(KEPT);
  private final StringBuilder definitions = new StringBuilder();
  private final Set<String> seen = new HashSet<>();

  /**
   * @param file whose columns they are, for messages
   */
  DatasetColumns(String file, DataModel model, Dataset root, Session session) {
    this.file = file;
    this.dataset = model.name() + "." + root.name();
    this.session = session;
    for (Dataset one : model.tree(root)) {
      one.qualifiedColumns().forEach((name, field) -> qualified.put(name, field.name()));
      one.columns().stream().map(DatasetField::name).forEach(fields::add);
      definitions.append(one.search().text()).append('\n');
      for (Calculation calculation : one.calculations()) {
        definitions.append(String.join("\n", calculation.definition())).append('\n');
      }
    }
  }

  /**
   * Rows of the file, their columns named as fields are.
   *
   * @throws InputError where two columns are one field
   */
  Plan rows(Batch batch) {
    List<Rename.Pair> pairs = new ArrayList<>();
    for (String name : batch.names()) {
      String field = qualified.getOrDefault(name, name);
      if (!field.equals(name)) {
        if (batch.names().contains(field)) {
          throw new InputError(
              "twice", file + ": the columns '" + name + "' and '" + field + "' are one field");
        }
        pairs.add(new Rename.Pair(name, field));
      } else if (seen.add(name) && !fields.contains(name) && !isRead(name)) {
        session
            .warnings()
            .add(
                "unknown-column",
                file + ": the column '" + name + "' is no field of " + dataset,
                NearestName.help(name, fields));
      }
    }
    Plan rows = new Inline(batch);
    return pairs.isEmpty() ? rows : new Rename(rows, pairs);
  }

  private boolean isRead(String name) {
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?![\\w.])")
        .matcher(definitions)
        .find();
  }
}
