package dev.karst.cli.conformance;

import dev.karst.syntax.Macro;
import dev.karst.text.Source;
import java.util.List;

/**
 * A macro of a case.
 *
 * @param signature its name, with its arity where it has arguments
 * @param validation null where there is none
 * @param errorMessage null where there is none
 */
record CaseMacro(
    String signature,
    List<String> arguments,
    String definition,
    boolean evaluated,
    String validation,
    String errorMessage) {
  Macro macro() {
    int bracket = signature.indexOf('(');
    String name = bracket < 0 ? signature : signature.substring(0, bracket);
    return new Macro(
        name,
        arguments,
        new Source("macro `" + signature + "`", definition),
        evaluated,
        validation == null ? null : new Source("validation of `" + signature + "`", validation),
        errorMessage,
        "the case");
  }
}
