package dev.karst.cli;

import dev.karst.detection.pack.ContentPack;
import dev.karst.knowledge.EntityKind;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Limit;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import dev.karst.time.RelativeTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What the options of a command line say of a run: its session, definitions and time range. */
final class Settings {
  private static final Path HERE = Path.of("");

  private final CommandLine line;

  Settings(CommandLine line) {
    this.line = line;
  }

  Session session() {
    return builder().build();
  }

  /** The same in another time zone. */
  Session session(ZoneId zone) {
    return builder(zone).build();
  }

  /** The settings of a session in the time zone of the run. */
  Session.Builder builder() {
    return builder(line.value(Option.TZ).map(Settings::zone).orElse(ZoneId.of("UTC")));
  }

  private Session.Builder builder(ZoneId zone) {
    Session.Builder builder = Session.builder();
    builder.zone(zone);
    Instant clock = Instant.now();
    builder.now(clock);
    line.value(Option.NOW)
        .ifPresent(text -> builder.now(instant(time(text, Option.NOW.flag(), clock, zone))));
    builder.threads(
        line.value(Option.THREADS)
            .map(Settings::threads)
            .orElse(Runtime.getRuntime().availableProcessors()));
    builder.memory(new MemoryBudget(memory()));
    line.all(Option.LIMIT).forEach(text -> limit(text, builder));
    line.value(Option.GEOIP).ifPresent(text -> builder.geoip(geoip(text)));
    return builder.summaries(!line.has(Option.NO_SUMMARIES));
  }

  /** What rows may take: what the user gave, else three quarters of what the JVM may use. */
  long memory() {
    return line.value(Option.MEMORY)
        .map(text -> ByteSize.parse(text, Option.MEMORY))
        .orElse(Runtime.getRuntime().maxMemory() / 4 * 3);
  }

  /** A file that is there, or {@link Session#NO_GEOIP}. */
  private static String geoip(String text) {
    if (!text.equals(Session.NO_GEOIP) && !Files.isRegularFile(ArgumentParser.path(text))) {
      throw new InputError("geoip", "--geoip " + text + " is no file");
    }
    return text;
  }

  private static int threads(String text) {
    if (!text.matches("[1-9]\\d{0,2}")) {
      throw new SearchError("usage", "--threads takes a number from 1 to 999, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      String[] near = NearestName.help(name, ZoneId.getAvailableZoneIds());
      throw new SearchError(
          "usage",
          "--tz: there is no time zone '" + name + "'",
          near.length > 0 ? near : new String[] {"such as UTC, Europe/Berlin or +02:00"});
    }
  }

  private static void limit(String text, Session.Builder builder) {
    int equals = text.indexOf('=');
    if (equals < 0 || !text.substring(equals + 1).matches("\\d{1,18}")) {
      throw new SearchError("usage", "--limit takes NAME=NUMBER, not '" + text + "'");
    }
    String name = text.substring(0, equals);
    Limit limit =
        Limit.named(name)
            .orElseThrow(
                () -> {
                  String[] near = NearestName.help(name, Limit.names());
                  return new SearchError(
                      "unknown-limit",
                      "there is no limit '" + name + "'",
                      near.length > 0 ? near : new String[] {"karst help limits lists them"});
                });
    builder.limit(limit, Long.parseLong(text.substring(equals + 1)));
  }

  /**
   * A time as users write it.
   *
   * @param what it is given for
   */
  static long time(String text, String what, Instant now, ZoneId zone) {
    return RelativeTime.parse(text)
        .orElseThrow(
            () ->
                new SearchError(
                    "bad-time",
                    "Invalid time '" + text + "' for " + what,
                    "such as -24h@h, 1700000000 or 2024-05-01T12:00:00"))
        .apply(now, zone);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
  }

  /** The time range of the run's searches; modifiers in a search override it. */
  TimeWindow window(Session session) {
    return new TimeWindow(
        bound(Option.EARLIEST, Long.MIN_VALUE, session),
        bound(Option.LATEST, Long.MAX_VALUE, session));
  }

  private long bound(Option option, long none, Session session) {
    return line.value(option)
        .map(text -> time(text, option.flag(), session.now(), session.zone()))
        .orElse(none);
  }

  /** The root of the pack of a file: named, else that which the file or this folder lies in. */
  Optional<Path> packRoot(Path file) {
    return line.all(Option.PACK).stream()
        .reduce((first, last) -> last)
        .map(ArgumentParser::path)
        .or(() -> ContentPack.rootOf(file))
        .or(() -> ContentPack.rootOf(HERE));
  }

  /** The pack of a file. */
  ContentPack pack(Path file, Session session) {
    return packRoot(file).map(root -> ContentPack.of(root, session)).orElseGet(ContentPack::none);
  }

  /** The definitions of the run and of a pack, all layers. */
  Knowledge knowledge(Session session, ContentPack pack) {
    return pack.mitre().addTo(knowledge(session, Optional.ofNullable(pack.root())));
  }

  /** The definitions of the run, all layers; with those of the pack that this folder lies in. */
  Knowledge knowledge(Session session) {
    return knowledge(session, ContentPack.rootOf(HERE));
  }

  private Knowledge knowledge(Session session, Optional<Path> found) {
    Knowledge knowledge = Knowledge.builtIn(session);
    for (String app : line.all(Option.APP)) {
      knowledge = knowledge.withApp(ArgumentParser.path(app), session);
    }
    for (EntityKind kind : EntityKind.values()) {
      Option option = kind == EntityKind.ASSETS ? Option.ASSETS : Option.IDENTITIES;
      Optional<Path> file = line.value(option).map(ArgumentParser::path);
      knowledge = file.isPresent() ? knowledge.with(kind, file.get(), session) : knowledge;
    }
    if (found.isPresent() && !line.has(Option.PACK)) {
      knowledge = knowledge.withPack(found.get(), session);
    }
    for (String pack : line.all(Option.PACK)) {
      Path folder = ArgumentParser.path(pack);
      if (!Files.isDirectory(folder)) {
        throw new InputError("pack", "--pack " + pack + " is no folder");
      }
      knowledge = knowledge.withPack(folder, session);
    }
    for (String macro : line.all(Option.MACRO)) {
      knowledge = knowledge.withMacro(macro);
    }
    for (String lookup : line.all(Option.LOOKUP)) {
      int equals = lookup.indexOf('=');
      if (equals < 1) {
        throw new SearchError(
            "usage", "--lookup is NAME=FILE, not '" + lookup + "'", "--lookup users=users.csv");
      }
      Path file = ArgumentParser.path(lookup.substring(equals + 1));
      knowledge =
          knowledge.withLookups(
              knowledge.lookups().withFile(lookup.substring(0, equals), file, session));
    }
    return line.has(Option.ADDON) ? knowledge.withProfiles(line.all(Option.ADDON)) : knowledge;
  }
}
