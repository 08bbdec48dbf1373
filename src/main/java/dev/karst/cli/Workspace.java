package dev.karst.cli;

import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.exec.Profile;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;

/** An engine over the data of a command line. Closing it gives back the memory of the data. */
final class Workspace implements AutoCloseable {
  private final CommandLine line;
  private final Console console;
  private final Session session;
  private final MemoryCatalog catalog = new MemoryCatalog();
  private final Engine engine;
  private final TimeWindow window;

  private Workspace(CommandLine line, Console console) {
    this.line = line;
    this.console = console;
    Settings settings = new Settings(line);
    this.session = settings.session();
    this.window = settings.window(session);
    this.engine = new Engine(settings.knowledge(session), catalog, session);
    catalog.summarizeWith(engine);
  }

  /** Without data, whatever the command line names. */
  static Workspace empty(CommandLine line, Console console) {
    return new Workspace(line, console);
  }

  /** With the data that the command line names, read into memory. */
  static Workspace open(CommandLine line, Console console) {
    if (line.has(Option.HOME)) {
      throw new SearchError(
          "unsupported", "--home is not supported: there are no stores yet", "give --events FILE");
    }
    Workspace workspace = new Workspace(line, console);
    try {
      new InputFiles(line, workspace.engine, workspace::note).load(workspace.catalog);
      return workspace;
    } catch (RuntimeException | Error e) {
      workspace.close();
      throw e;
    }
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
    var warnings = session.warnings().drain();
    if (!quiet()) {
      console.report(warnings);
    }
  }

  /** Tells what each operator did, where the user asked for it. */
  void reportProfile(Profile profile) {
    if (profile != null) {
      console.note(ProfileTable.print(profile));
    }
  }

  @Override
  public void close() {
    catalog.close();
  }
}
