package dev.karst.syntax;

import dev.karst.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/** A whole search: commands, each working on what the one before it gives. */
public record Pipeline(List<Stage> stages, Span span) {
  public Pipeline {
    stages = List.copyOf(stages);
  }

  /** As SPL on one line: reads back as the same pipeline. */
  public String spl() {
    return stages.stream().map(stage -> "| " + stage.spl()).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return spl();
  }
}
