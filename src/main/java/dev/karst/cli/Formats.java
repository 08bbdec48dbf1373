package dev.karst.cli;

import dev.karst.cli.format.ArrowFormat;
import dev.karst.cli.format.CsvFormat;
import dev.karst.cli.format.JsonFormat;
import dev.karst.cli.format.ResultFormat;
import dev.karst.cli.format.TableFormat;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.List;

/** The formats that results are written in, by name. */
final class Formats {
  private static final List<String> NAMES = List.of("table", "json", "csv", "arrow");

  private Formats() {}

  /** A table for the terminal that there is. */
  static TableFormat table(CommandLine line, Console console) {
    boolean color = console.columns() > 0 && !line.has(Option.NO_COLOR);
    return new TableFormat(console.columns(), color && System.getenv("NO_COLOR") == null);
  }

  static ResultFormat of(CommandLine line, Console console) {
    String name = line.value(Option.FORMAT).orElse("table");
    return switch (name) {
      case "table" -> table(line, console);
      case "json" -> new JsonFormat();
      case "csv" -> new CsvFormat();
      case "arrow" -> new ArrowFormat();
      default -> {
        String[] near = NearestName.help(name, NAMES);
        throw new SearchError(
            "usage",
            "there is no format '" + name + "'",
            near.length > 0 ? near : new String[] {"known: " + String.join(", ", NAMES)});
      }
    };
  }
}
