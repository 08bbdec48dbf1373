package dev.karst.cli;

import dev.karst.engine.DatasetSegments;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.IngestReport;
import dev.karst.ingest.InputSpec;
import dev.karst.text.KarstException.SearchError;
import java.util.List;
import java.util.function.Consumer;

/** Reads the files of a command line into memory. */
final class InputFiles {
  private final CommandLine line;
  private final Engine engine;
  private final Consumer<String> notes;

  /**
   * @param notes is told what was guessed and what was dropped
   */
  InputFiles(CommandLine line, Engine engine, Consumer<String> notes) {
    this.line = line;
    this.engine = engine;
    this.notes = notes;
  }

  void load(List<InputSpec> inputs, MemoryCatalog catalog) {
    if (line.has(Option.DATASET)) {
      loadRows(catalog);
      return;
    }
    for (InputSpec spec : inputs) {
      tell(Ingest.read(spec, engine.knowledge(), engine.session(), catalog::add));
    }
  }

  /** Files whose columns are a dataset's fields. */
  private void loadRows(MemoryCatalog catalog) {
    DatasetSegments dataset = dataset();
    for (InputSpec spec : line.inputs()) {
      long rows = dataset.read(spec.path(), summary -> catalog.addSummary(dataset.root(), summary));
      notes.accept(spec.path() + ": " + counted(rows, "row", "rows"));
    }
  }

  /** The dataset that the files' rows are; what describes events does not go with it. */
  DatasetSegments dataset() {
    for (Option option : line.values().keySet()) {
      if (option.describesFile()) {
        throw new SearchError("usage", option.flag() + " does not go with --dataset");
      }
    }
    if (line.inputs().isEmpty()) {
      throw new SearchError("usage", "--dataset describes files, but there are none");
    }
    return DatasetSegments.named(line.value(Option.DATASET).orElseThrow(), engine);
  }

  /** Tells what was read, guessed and dropped. */
  void tell(IngestReport report) {
    notes.accept(report.name() + ": " + counted(report.events(), "event", "events"));
    report.notes().forEach(note -> notes.accept("  " + note));
  }

  /** {@code 1 event}, {@code 2 events}. */
  static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
