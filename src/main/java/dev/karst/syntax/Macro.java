package dev.karst.syntax;

import dev.karst.text.Source;
import java.util.List;

/**
 * A search macro (semantics.md section 5).
 *
 * @param name without its arity
 * @param arguments the names of its arguments; macros of one name and different arity are different
 * @param definition its body, or, where {@code evaluated}, an eval expression that gives the body
 * @param evaluated Splunk's {@code iseval}
 * @param validation an eval expression over the arguments: a Boolean must be true, else null is
 *     fine and a text is the error; null where there is none
 * @param errorMessage what to say where a Boolean validation is false; null for a default
 * @param origin where it was defined, for {@code expand}
 */
public record Macro(
    String name,
    List<String> arguments,
    Source definition,
    boolean evaluated,
    Source validation,
    String errorMessage,
    String origin) {
  public Macro {
    arguments = List.copyOf(arguments);
  }

  /** A plain text macro. */
  public static Macro of(String name, List<String> arguments, String definition, String origin) {
    String signature = signature(name, arguments.size());
    return new Macro(
        name,
        arguments,
        new Source("macro `" + signature + "`", definition),
        false,
        null,
        null,
        origin);
  }

  /** Its name with its arity, as macros.conf writes it. */
  public String signature() {
    return signature(name, arguments.size());
  }

  /** {@code name} for no arguments, else {@code name(2)}. */
  public static String signature(String name, int arity) {
    return arity == 0 ? name : name + "(" + arity + ")";
  }
}
