package dev.karst.syntax;

import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Source;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The arguments of one macro call, by name, and the call that brings the body in. */
record MacroArguments(Map<String, SourceText> values, SourceText.Call call) {
  /** Binds a call's arguments by position, or by name where every one is {@code name=value}. */
  static MacroArguments bind(Macro macro, MacroCall call) {
    SourceText.Call origin =
        new SourceText.Call(
            "macro `" + macro.signature() + "`", call.span().text().place(call.span().start()));
    Map<String, SourceText> values = new LinkedHashMap<>();
    boolean named = !call.arguments().isEmpty();
    for (Span argument : call.arguments()) {
      named &= macro.arguments().contains(nameOf(argument));
    }
    List<String> names = new ArrayList<>(macro.arguments());
    for (int i = 0; i < call.arguments().size(); i++) {
      Span argument = call.arguments().get(i);
      String name = named ? nameOf(argument) : names.get(i);
      Span value = named ? afterName(argument) : argument;
      if (values.put(name, unquote(value)) != null) {
        throw new SearchError("macro-argument", "argument '" + name + "' is given twice", argument);
      }
    }
    return new MacroArguments(values, origin);
  }

  /**
   * A body with each {@code $name$} replaced, inside quotes too.
   *
   * @param grow told of characters before they are written
   */
  SourceText fill(Source body, IntConsumer grow) {
    String chars = body.text();
    grow.accept(chars.length());
    SourceText.Builder out = new SourceText.Builder();
    int copied = 0;
    int i = chars.indexOf('$');
    while (i >= 0) {
      int end = chars.indexOf('$', i + 1);
      SourceText value = end < 0 ? null : values.get(chars.substring(i + 1, end));
      if (value == null) {
        i = end;
        continue;
      }
      out.append(body, copied, i, call);
      grow.accept(value.text().length());
      out.append(value, 0, value.text().length());
      copied = end + 1;
      i = chars.indexOf('$', copied);
    }
    return out.append(body, copied, chars.length(), call).build();
  }

  private static String nameOf(Span argument) {
    int equals = argument.string().indexOf('=');
    return equals < 0 ? "" : argument.string().substring(0, equals).strip();
  }

  private static Span afterName(Span argument) {
    int equals = argument.string().indexOf('=');
    return MacroCall.trim(new Span(argument.text(), argument.start() + equals + 1, argument.end()));
  }

  /** Quotes around a whole argument protect its commas and blanks, and are no part of it. */
  private static SourceText unquote(Span argument) {
    String chars = argument.string();
    int start = argument.start();
    int end = argument.end();
    if (chars.length() >= 2 && chars.startsWith("\"") && Quotes.end(chars, 0) == chars.length()) {
      start++;
      end--;
      if (chars.indexOf('\\') >= 0) {
        String text = Escapes.unescape(chars.substring(1, chars.length() - 1));
        return new SourceText.Builder().append(text, argument.text().place(start)).build();
      }
    }
    return new SourceText.Builder().append(argument.text(), start, end).build();
  }
}
