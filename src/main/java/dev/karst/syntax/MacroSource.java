package dev.karst.syntax;

import java.util.Collection;
import java.util.Optional;

/** Where macros come from. */
public interface MacroSource {
  /** No macros at all. */
  MacroSource NONE =
      new MacroSource() {
        @Override
        public Optional<Macro> find(String name, int arity) {
          return Optional.empty();
        }

        @Override
        public Collection<String> signatures() {
          return java.util.List.of();
        }
      };

  Optional<Macro> find(String name, int arity);

  /** All macros' {@link Macro#signature}s, for "did you mean". */
  Collection<String> signatures();

  /** What a macro belongs to that searches name and nobody here defines; empty for all others. */
  default Optional<String> owner(String name) {
    return Optional.empty();
  }
}
