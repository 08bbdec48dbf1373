package dev.karst.engine;

import dev.karst.syntax.Macro;
import dev.karst.syntax.Pipeline;
import dev.karst.text.SourceText;
import java.util.List;

/**
 * What the text of a search alone tells.
 *
 * @param text as the user wrote it
 * @param expanded without macros and comments
 * @param macros those that were expanded, each once, in order of first use
 */
public record Parsed(SourceText text, SourceText expanded, Pipeline pipeline, List<Macro> macros) {
  public Parsed {
    macros = List.copyOf(macros);
  }
}
