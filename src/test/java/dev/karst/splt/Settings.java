package dev.karst.splt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.knowledge.DataModels;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.Layer;
import dev.karst.knowledge.LookupData;
import dev.karst.knowledge.Lookups;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.syntax.Macro;
import dev.karst.text.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a {@code settings} record says, a line each:
 *
 * <pre>
 * now=2024-06-01T00:00:00Z
 * tz=Europe/Berlin
 * geoip=none                  iplocation leaves its fields absent
 * earliest=1717200000         seconds; the range of the search
 * latest=1717203600
 * limit sort_rows=2
 * macro name(a, b)=text       or name=text
 * evaluated name(a)=expression that gives the text
 * validation name(1)=expression
 * errormsg name(1)=text
 * model Name=FILE            a data model in Splunk's own form
 * lookup name=[{"column":"cell"}, ...]
 * definition name={match_type: WILDCARD(column), max_matches: 1}   of that lookup
 * </pre>
 */
record Settings(List<String> lines) {
  /** When every search runs unless the settings say otherwise. */
  static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

  static final Settings NONE = new Settings(List.of());

  /** What comes with Karst. */
  static final Knowledge BUILT_IN = Knowledge.builtIn(Session.standard());

  Session session(Axis axis) {
    Session.Builder builder = axis.session().now(NOW);
    for (String line : lines) {
      String value = value(line);
      if (line.startsWith("now=")) {
        builder.now(Instant.parse(value));
      } else if (line.startsWith("tz=")) {
        builder.zone(ZoneId.of(value));
      } else if (line.equals("geoip=none")) {
        builder.geoip(Session.NO_GEOIP);
      } else if (line.startsWith("limit ")) {
        builder.limit(Limit.named(name(line)).orElseThrow(), Long.parseLong(value));
      } else if (!line.matches(
          "(earliest=|latest=|macro |evaluated |validation |errormsg |model |lookup |definition ).*")) {
        throw new AssertionError("no setting: " + line);
      }
    }
    return builder.build();
  }

  TimeWindow window() {
    long earliest = Long.MIN_VALUE;
    long latest = Long.MAX_VALUE;
    for (String line : lines) {
      if (line.startsWith("earliest=")) {
        earliest = Rows.micros(value(line));
      } else if (line.startsWith("latest=")) {
        latest = Rows.micros(value(line));
      }
    }
    return new TimeWindow(earliest, latest);
  }

  /** These definitions and those of the settings, which win. */
  Knowledge knowledge(Knowledge base) {
    Map<String, Macro> macros = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith("macro ") || line.startsWith("evaluated ")) {
        Macro macro = macro(name(line), value(line), line.startsWith("evaluated "));
        macros.put(macro.signature(), macro);
      } else if (line.startsWith("validation ")) {
        Source source = new Source("validation of `" + name(line) + "`", value(line));
        macros.computeIfPresent(name(line), (key, m) -> checked(m, source, m.errorMessage()));
      } else if (line.startsWith("errormsg ")) {
        macros.computeIfPresent(name(line), (key, m) -> checked(m, m.validation(), value(line)));
      }
    }
    return base.withMacros(base.macros().with(Layer.PACK, () -> macros))
        .withModels(models(base.models()))
        .withLookups(lookups(base.lookups().withOwnWrites()));
  }

  private DataModels models(DataModels builtIn) {
    DataModels models = builtIn;
    for (String line : lines) {
      if (line.startsWith("model ")) {
        models =
            models.withJson(Path.of(value(line)), UnaryOperator.identity(), Session.standard());
      }
    }
    return models;
  }

  private Lookups lookups(Lookups base) {
    Map<String, String> definitions = new LinkedHashMap<>();
    Map<String, LookupData> tables = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith("lookup ")) {
        definitions.putIfAbsent(name(line), "{");
        tables.put(name(line), table(value(line)));
      } else if (line.startsWith("definition ")) {
        definitions.put(name(line), value(line).replaceFirst("\\}$", ", "));
      }
    }
    Lookups lookups = base;
    for (Map.Entry<String, LookupData> table : tables.entrySet()) {
      String name = table.getKey();
      String yaml = definitions.get(name) + "name: " + name + ", filename: " + name + ".csv}";
      lookups = lookups.with(Lookups.parse(name, yaml, Session.standard()), table.getValue());
    }
    return lookups;
  }

  private static LookupData table(String json) {
    try {
      return LookupData.of(new ObjectMapper().readValue(json, new TypeReference<>() {}));
    } catch (JsonProcessingException e) {
      throw new AssertionError("no rows: " + json, e);
    }
  }

  private static Macro macro(String head, String definition, boolean evaluated) {
    int open = head.indexOf('(');
    List<String> arguments = new ArrayList<>();
    String name = head;
    if (open >= 0) {
      name = head.substring(0, open);
      String list = head.substring(open + 1, head.length() - 1);
      Arrays.stream(list.split(",")).map(String::strip).forEach(arguments::add);
    }
    Macro plain = Macro.of(name, arguments, definition, "test");
    return new Macro(name, arguments, plain.definition(), evaluated, null, null, "test");
  }

  private static Macro checked(Macro macro, Source validation, String message) {
    return new Macro(
        macro.name(),
        macro.arguments(),
        macro.definition(),
        macro.evaluated(),
        validation,
        message,
        macro.origin());
  }

  private static String name(String line) {
    return line.substring(line.indexOf(' ') + 1, line.indexOf('='));
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1);
  }
}
