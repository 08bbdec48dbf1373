package dev.karst.cli;

import dev.karst.detection.pack.ContentPack;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A workspace without data for each content pack that files lie in, made when it is asked for. */
final class PackWorkspaces implements AutoCloseable {
  private static final Path NONE = Path.of("");

  private final CommandLine line;
  private final Console console;
  private final Settings settings;
  private final Map<Path, Workspace> workspaces = new HashMap<>();

  PackWorkspaces(CommandLine line, Console console) {
    this.line = line;
    this.console = console;
    this.settings = new Settings(line);
  }

  /** With the definitions of the pack that is named, else of that which a file lies in. */
  Workspace of(Path file) {
    Path root = settings.packRoot(file).orElse(NONE);
    return workspaces.computeIfAbsent(root, any -> make(file));
  }

  private Workspace make(Path file) {
    ContentPack pack = settings.pack(file, settings.session());
    return Workspace.empty(line, console, pack);
  }

  @Override
  public void close() {
    workspaces.values().forEach(Workspace::close);
  }
}
