package dev.karst.syntax;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which commands there are, and how their arguments are read. */
public interface Dialect {
  /** For expressions, which hold no commands. */
  Dialect NO_COMMANDS =
      new Dialect() {
        @Override
        public Optional<ArgumentRule> rule(String command) {
          return Optional.empty();
        }

        @Override
        public Collection<String> commands() {
          return List.of();
        }
      };

  /** The rule for a command's arguments; empty where there is no such command. */
  Optional<ArgumentRule> rule(String command);

  /** All command names, for "did you mean". */
  Collection<String> commands();

  /** Why a command that is known is not run; empty for all others. */
  default Optional<String> refusal(String command) {
    return Optional.empty();
  }
}
