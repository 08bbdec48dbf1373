package dev.karst.knowledge;

import dev.karst.syntax.Macro;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A macro as {@code --macro} gives it: {@code name=definition}, {@code name(1)=definition} or
 * {@code name(field)=definition}.
 *
 * @param names of the arguments; null where only their number was given
 */
record MacroOverride(String name, int arity, List<String> names, String definition) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([^\\s`()\",=]+)\\s*(?:\\(([^()]*)\\))?\\s*=(.*)", Pattern.DOTALL);

  /**
   * @throws SearchError where the text has none of the forms
   */
  static MacroOverride parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new SearchError(
          "macro-option",
          "a macro is given as name=definition, name(1)=definition or name(field)=definition",
          SourceText.of("--macro", text).span());
    }
    String arguments = parts.group(2) == null ? "" : parts.group(2).strip();
    String definition = parts.group(3);
    if (arguments.matches("[0-9]{1,3}")) {
      return new MacroOverride(parts.group(1), Integer.parseInt(arguments), null, definition);
    }
    List<String> names =
        arguments.isEmpty() ? List.of() : Arrays.asList(arguments.split("\\s*,\\s*", -1));
    return new MacroOverride(parts.group(1), names.size(), names, definition);
  }

  String signature() {
    return Macro.signature(name, arity);
  }

  /**
   * The macro. Where only the number of arguments was given, their names are those of the macro
   * that it takes the place of, else {@code arg1}, {@code arg2} and so on.
   */
  Macro macro(Optional<Macro> replaced) {
    List<String> arguments =
        names != null
            ? names
            : replaced
                .map(Macro::arguments)
                .orElseGet(() -> IntStream.rangeClosed(1, arity).mapToObj(i -> "arg" + i).toList());
    return Macro.of(name, arguments, definition, Layer.COMMAND_LINE.label());
  }
}
