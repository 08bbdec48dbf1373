package dev.karst.cli;

import dev.karst.engine.Accelerator;
import dev.karst.engine.DatasetSegments;
import dev.karst.engine.Engine;
import dev.karst.knowledge.Dataset;
import dev.karst.store.Home;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code karst accelerate}: writes the summaries that a home lacks. */
final class AccelerateCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(
          Option.DEFINITIONS,
          Option.CLOCK,
          Option.RESOURCES,
          Option.MESSAGES,
          EnumSet.of(Option.HOME));

  @Override
  public String name() {
    return "accelerate";
  }

  @Override
  public String operands() {
    return "--home DIR [MODEL.DATASET...]";
  }

  @Override
  public String about() {
    return "Summarises a home's events for data models: all of them, or those named.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) {
    Home home = Home.open(ArgumentParser.path(line.needed(Option.HOME)));
    try (Workspace workspace = Workspace.empty(line, console)) {
      Engine engine = workspace.engine();
      Accelerator accelerator = new Accelerator(engine, workspace::note);
      accelerator.accelerate(home, roots(line, engine, accelerator));
      workspace.reportWarnings();
      return 0;
    }
  }

  /** The datasets that are named, else all that can be summarised. */
  private static List<Dataset> roots(CommandLine line, Engine engine, Accelerator accelerator) {
    List<Dataset> roots = new ArrayList<>();
    for (String name : line.operands()) {
      roots.add(DatasetSegments.named(name, engine).root());
    }
    if (roots.isEmpty()) {
      for (String model : engine.knowledge().models().names()) {
        roots.addAll(engine.knowledge().models().find(model).orElseThrow().roots());
      }
      roots.removeIf(root -> !isSummarized(root, accelerator));
    }
    return roots;
  }

  /** Datasets whose searches need macros that the run does not have are not summarised either. */
  private static boolean isSummarized(Dataset root, Accelerator accelerator) {
    try {
      return accelerator.canSummarize(root);
    } catch (SearchError e) {
      return false;
    }
  }
}
