package dev.karst.cli;

import dev.karst.detection.pack.ContentPack;
import dev.karst.detection.test.TestSetup;
import dev.karst.detection.test.TestTime;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a command line says of its tests. Thread-safe. */
final class TestSettings implements TestSetup {
  private final CommandLine line;
  private final Settings settings;
  private final boolean parallel;
  private final MemoryBudget memory;
  private final Instant clock = Instant.now();
  private final Map<Path, ContentPack> packs = new HashMap<>();
  private final Map<ContentPack, Knowledge> knowledge = new HashMap<>();

  TestSettings(CommandLine line, Settings settings, int jobs) {
    this.line = line;
    this.settings = settings;
    this.parallel = jobs > 1;
    this.memory = new MemoryBudget(settings.memory());
  }

  @Override
  public Session session(TestTime time) {
    Session.Builder builder = settings.builder().memory(memory);
    if (!line.has(Option.NOW)) {
      builder.now(clock);
    }
    if (parallel && !line.has(Option.THREADS)) {
      builder.threads(1);
    }
    if (time.now() != null) {
      Session run = builder.build();
      builder.now(Settings.instant(Settings.time(time.now(), "now", run.now(), run.zone())));
    }
    return builder.build();
  }

  @Override
  public TimeWindow window(TestTime time, Session session) {
    TimeWindow run = settings.window(session);
    return new TimeWindow(
        bound(time.earliest(), "earliest", run.earliest(), session),
        bound(time.latest(), "latest", run.latest(), session));
  }

  private static long bound(String text, String what, long standard, Session session) {
    return text == null ? standard : Settings.time(text, what, session.now(), session.zone());
  }

  /** The pack that {@code --pack} names, else the one that a file lies in, or this folder does. */
  synchronized ContentPack pack(Path file) {
    Optional<Path> root = settings.packRoot(file);
    return root.map(path -> packs.computeIfAbsent(path, this::read)).orElseGet(this::none);
  }

  private ContentPack read(Path root) {
    return ContentPack.of(root, settings.session());
  }

  private ContentPack none() {
    return packs.computeIfAbsent(Path.of(""), any -> ContentPack.none());
  }

  @Override
  public synchronized Knowledge knowledge(ContentPack pack, Session session) {
    return knowledge.computeIfAbsent(pack, key -> settings.knowledge(session, pack));
  }
}
