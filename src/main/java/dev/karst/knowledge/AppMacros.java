package dev.karst.knowledge;

import dev.karst.syntax.Macro;
import dev.karst.text.Source;
import dev.karst.text.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The macros of an app's macros.conf. */
final class AppMacros {
  private static final Pattern NAME = Pattern.compile("(.+?)\\((\\d{1,3})\\)");

  private AppMacros() {}

  /**
   * By signature.
   *
   * @param app what to call the app
   * @throws dev.karst.text.KarstException.InputError for a macro whose arguments are not as many as
   *     its name says
   */
  static Map<String, Macro> read(ConfFile macros, String app) {
    Map<String, Macro> read = new LinkedHashMap<>();
    for (ConfStanza named : macros.stanzas()) {
      ConfStanza stanza = macros.stanza(named.name());
      ConfSetting definition = stanza.get("definition");
      if (definition == null && !stanza.settings().containsKey("definition")) {
        continue;
      }
      Matcher parts = NAME.matcher(stanza.name());
      boolean counted = parts.matches();
      ConfSetting arguments = stanza.get("args");
      List<String> names = arguments == null ? List.of() : arguments.items();
      int count = counted ? Integer.parseInt(parts.group(2)) : 0;
      if (count != names.size()) {
        ConfSetting place = arguments != null ? arguments : stanza.settings().get("definition");
        throw place.error("the macro '" + stanza.name() + "' lists " + names.size() + " arguments");
      }
      Macro macro = macro(stanza, counted ? parts.group(1) : stanza.name(), names, app);
      read.put(macro.signature(), macro);
    }
    return read;
  }

  private static Macro macro(ConfStanza stanza, String name, List<String> arguments, String app) {
    ConfSetting definition = stanza.settings().get("definition");
    ConfSetting validation = stanza.get("validation");
    SourceText.Place place = definition.value().place(0);
    return new Macro(
        name,
        arguments,
        source(name, arguments, definition),
        stanza.flag("iseval", false),
        validation == null ? null : source(name, arguments, validation),
        stanza.text("errormsg", null),
        Layer.APP.label() + " " + app + ": " + place.source().name());
  }

  private static Source source(String name, List<String> arguments, ConfSetting text) {
    return new Source("macro `" + Macro.signature(name, arguments.size()) + "`", text.text());
  }
}
