package dev.karst.cli;

import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.IngestReport;
import dev.karst.ingest.InputSpec;
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

  void load(MemoryCatalog catalog) {
    for (InputSpec spec : line.inputs()) {
      IngestReport report = Ingest.read(spec, engine.knowledge(), engine.session(), catalog::add);
      notes.accept(report.name() + ": " + counted(report.events(), "event", "events"));
      report.notes().forEach(note -> notes.accept("  " + note));
    }
  }

  /** {@code 1 event}, {@code 2 events}. */
  static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
