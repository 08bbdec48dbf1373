package dev.karst.cli;

import dev.karst.detection.pack.ContentPack;
import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.risk.RiskRule;
import dev.karst.engine.Engine;
import dev.karst.engine.HomeCatalog;
import dev.karst.engine.MemoryCatalog;
import dev.karst.ingest.InputSpec;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.store.Home;
import dev.karst.text.Diagnostic;
import java.time.Instant;
import java.util.List;

/** An engine over the data of a command line. Closing it gives back the memory of the data. */
final class Workspace implements AutoCloseable {
  private final CommandLine line;
  private final Console console;
  private final WorkspaceCatalog catalog;
  private Session session;
  private Engine engine;
  private TimeWindow window;

  private Workspace(CommandLine line, Console console, Home home, ContentPack pack) {
    this.line = line;
    this.console = console;
    Settings settings = new Settings(line);
    this.session = settings.session();
    this.window = settings.window(session);
    HomeCatalog stored = home == null ? null : new HomeCatalog(home);
    this.catalog = new WorkspaceCatalog(new MemoryCatalog(), stored);
    this.engine = new Engine(knowledge(settings, home, pack), catalog, session);
    catalog.memory().summarizeWith(engine);
    if (stored != null) {
      stored.serveFor(engine);
    }
  }

  private Knowledge knowledge(Settings settings, Home home, ContentPack pack) {
    Knowledge knowledge =
        pack == null ? settings.knowledge(session) : settings.knowledge(session, pack);
    return home == null
        ? knowledge
        : knowledge.withLookups(knowledge.lookups().withHome(home.path(), session));
  }

  /** Without data, whatever the command line names. */
  static Workspace empty(CommandLine line, Console console) {
    return empty(line, console, null);
  }

  /**
   * The same.
   *
   * @param pack whose definitions hold; null for that of this folder
   */
  static Workspace empty(CommandLine line, Console console, ContentPack pack) {
    return new Workspace(line, console, null, pack);
  }

  /** With the data that the command line names: its files, read into memory, and its home. */
  static Workspace open(CommandLine line, Console console) {
    return open(line, line.inputs(), null, console);
  }

  /**
   * As {@link #open}, with other files than those of the command line.
   *
   * @param pack whose definitions hold; null for that of this folder
   */
  static Workspace open(
      CommandLine line, List<InputSpec> inputs, ContentPack pack, Console console) {
    Home home =
        line.value(Option.HOME).map(dir -> Home.open(ArgumentParser.path(dir))).orElse(null);
    Workspace workspace = new Workspace(line, console, home, pack);
    try {
      new InputFiles(line, workspace.engine, workspace::note)
          .load(inputs, workspace.catalog.memory());
      return workspace;
    } catch (RuntimeException | Error e) {
      workspace.close();
      throw e;
    }
  }

  /** Puts risk events into the risk index of this run. */
  void keep(List<RiskEvent> events) {
    if (!events.isEmpty()) {
      catalog.memory().add(RiskRule.segment(events, session));
    }
  }

  /** Makes what is run from here on a new search: its clock is now, unless --now holds it. */
  void beginSearch() {
    session = session.next(line.has(Option.NOW) ? session.now() : Instant.now());
    engine = new Engine(engine.knowledge(), catalog, session);
    window = new Settings(line).window(session);
  }

  Engine engine() {
    return engine;
  }

  Session session() {
    return session;
  }

  /** The time range of searches that do not say one. */
  TimeWindow window() {
    return window;
  }

  Console console() {
    return console;
  }

  boolean quiet() {
    return line.has(Option.QUIET);
  }

  /** Tells the user something, unless told to be quiet. */
  void note(String text) {
    if (!quiet()) {
      console.note(text);
    }
  }

  /** Tells what was warned of since the last call. */
  void reportWarnings() {
    List<Diagnostic> warnings = session.warnings().drain();
    if (!quiet()) {
      console.report(warnings);
    }
  }

  @Override
  public void close() {
    catalog.close();
  }
}
