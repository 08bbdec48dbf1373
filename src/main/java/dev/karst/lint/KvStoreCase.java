package dev.karst.lint;

import dev.karst.knowledge.LookupDefinition;
import dev.karst.text.Diagnostic;
import java.util.function.Consumer;

/** A KV-store lookup that is to match without regard to case. */
final class KvStoreCase implements Lint {
  @Override
  public String id() {
    return "kv-store-case";
  }

  @Override
  public String why() {
    return "A KV-store lookup with case_sensitive_match: false finds rows only where the table"
        + " holds lower case: the value that is looked up is put into lower case, the table is"
        + " not.";
  }

  @Override
  public String example() {
    return "| makeresults | eval user=\"Ann\" | lookup any_case user OUTPUT department";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    subject.lookups(
        (stage, definition) -> {
          if (definition.kind() == LookupDefinition.Kind.COLLECTION
              && !definition.caseSensitive()) {
            found.accept(
                warning(
                    "the KV-store lookup '"
                        + definition.name()
                        + "' matches without regard to case only where its table is in lower case",
                    Place.of(stage, definition.name()),
                    "write the table with lower(), or define case_sensitive_match: true"));
          }
        });
  }
}
