package dev.karst.expr;

import java.util.Collection;
import java.util.Optional;

/** Which eval functions there are. */
public interface FunctionTable {
  /** A function by its name or an alias, in lower case. */
  Optional<EvalFunction> find(String name);

  /** All names and aliases. */
  Collection<String> names();
}
