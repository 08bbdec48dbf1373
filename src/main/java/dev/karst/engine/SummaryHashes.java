package dev.karst.engine;

import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.knowledge.DefinitionHash;
import dev.karst.store.SegmentLabel;

/**
 * The two hashes that a summary is made under (DESIGN section 3).
 *
 * @param model of the data model's definition: where it differs, the summary is old, and served
 *     under {@code allow_old_summaries} only
 * @param shape of everything else that shapes the rows: index macros, source types, event types and
 *     tags, and Karst itself; where it differs, the summary is made anew and never served
 */
record SummaryHashes(String model, String shape) {
  /** Changes whenever the same definitions come to make other rows. */
  private static final String ROWS_VERSION = "2";

  static SummaryHashes of(Engine engine, DataModel model, Dataset root) {
    DefinitionHash shape = new DefinitionHash().add(ROWS_VERSION);
    // The search with its macros expanded differs where an index macro does.
    for (Dataset dataset : model.tree(root)) {
      String written = dataset.search().text();
      String expanded = engine.expander().expand(dataset.search()).text();
      shape.add(expanded.equals(written) ? "" : expanded);
    }
    shape.add(engine.knowledge().sourceTypes().hash());
    return new SummaryHashes(model.definitionHash(root), shape.hex());
  }

  /** Whether a summary with this label may be served. */
  boolean serves(SegmentLabel label, boolean old) {
    return label.shapeHash().equals(shape) && (old || label.modelHash().equals(model));
  }

  /** Whether a summary with this label is what would be made now. */
  boolean current(SegmentLabel label) {
    return serves(label, false);
  }
}
