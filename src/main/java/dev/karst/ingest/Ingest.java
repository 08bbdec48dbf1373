package dev.karst.ingest;

import dev.karst.knowledge.EventBreaks;
import dev.karst.knowledge.IndexSetting;
import dev.karst.knowledge.IndexSettings;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.Stanza;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.text.KarstException.InputError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a log into segments of events: {@code _raw}, {@code _time}, {@code host}, {@code source},
 * {@code sourcetype}, {@code index}, {@code linecount}, {@code _indextime}. Streams: it holds some
 * blocks of events, the segment that grows and the one that is written.
 */
public final class Ingest {
  /** How much of a file is looked at to tell what it is. */
  private static final int HEAD = 1 << 16;

  /** How many blocks of events may be in work for each thread. */
  private static final int WAITING = 4;

  private final InputSpec spec;
  private final String name;
  private final Knowledge knowledge;
  private final Session session;
  private final Telling telling;
  private final boolean written;
  private final Consumer<Segment> sink;

  /**
   * Who is told of what, while a file is read.
   *
   * @param watch of how far reading has come
   * @param rejects of odd lines
   */
  public record Telling(IngestWatch watch, Rejects rejects) {
    /** Nobody of anything. */
    public static final Telling NONE = new Telling(IngestWatch.NONE, Rejects.NONE);
  }

  private Ingest(
      InputSpec spec,
      String name,
      Knowledge knowledge,
      Session session,
      Telling telling,
      boolean written,
      Consumer<Segment> sink) {
    this.spec = spec;
    this.name = name;
    this.knowledge = knowledge;
    this.session = session;
    this.telling = telling;
    this.written = written;
    this.sink = sink;
  }

  /** The same, telling nobody. */
  public static IngestReport read(
      InputSpec spec, Knowledge knowledge, Session session, Consumer<Segment> sink) {
    return read(spec, knowledge, session, Telling.NONE, false, sink);
  }

  /**
   * Reads a file, packed by gzip or zstd or not. With more than one thread, one cuts blocks of
   * events, as many as there are read what stands in events, block by block, one puts them into
   * segments in their order, and one hands segments on; what comes out is the same.
   *
   * @param written whether segments are only written, not read: their texts are packed as soon as
   *     they are made
   * @param sink gets one segment after another, by any thread, and is the one to close them
   * @throws InputError where there is no such file, it cannot be read, is binary or holds no event
   */
  public static IngestReport read(
      InputSpec spec,
      Knowledge knowledge,
      Session session,
      Telling telling,
      boolean written,
      Consumer<Segment> sink) {
    String name = spec.path().toString();
    try (InputStream in = InputBytes.open(spec.path(), session, telling.watch)) {
      Instant modified = Files.getLastModifiedTime(spec.path()).toInstant();
      return new Ingest(spec, name, knowledge, session, telling, written, sink).read(in, modified);
    } catch (IOException e) {
      throw InputBytes.error(name, e);
    }
  }

  /**
   * The same of a stream, which is not closed.
   *
   * @param name what to call it; the spec's path is not looked at
   */
  public static IngestReport read(
      InputStream in,
      String name,
      InputSpec spec,
      Knowledge knowledge,
      Session session,
      Consumer<Segment> sink) {
    try {
      InputStream bytes = InputBytes.unpacked(in, session);
      return new Ingest(spec, name, knowledge, session, Telling.NONE, false, sink)
          .read(bytes, session.now());
    } catch (IOException e) {
      throw InputBytes.error(name, e);
    }
  }

  private IngestReport read(InputStream in, Instant modified) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    if (Binary.isBinaryFile(head, head.length)) {
      throw NoLog.error(
          name + " is a binary file, not a log", "Karst reads UTF-8 text, gzip or not");
    }
    String text = new String(head, StandardCharsets.UTF_8);
    InputOrigin origin = InputOrigin.of(spec, name, text, knowledge.sourceTypes());
    int mark = Utf8.startsWithMark(head) ? Utf8.MARK_BYTES : 0;
    InputStream all =
        new SequenceInputStream(new ByteArrayInputStream(head, mark, head.length - mark), in);
    return read(all, origin, EventClock.micros(modified));
  }

  private IngestReport read(InputStream in, InputOrigin origin, long modified) throws IOException {
    List<Stanza> stanzas =
        knowledge.sourceTypes().stanzas(origin.source(), origin.host(), origin.sourcetype());
    IndexSettings settings = IndexSettings.of(stanzas);
    LineTally tally = new LineTally(name, telling.rejects);
    EventOrigins origins = new EventOrigins(origin, spec, knowledge.sourceTypes());
    boolean textWanted = telling.rejects.wanted();
    int threads = session.threads();
    try (EventSegments segments = new EventSegments(session, written, sink);
        Workers<EventMaker> makers =
            new Workers<>(
                threads, () -> new EventMaker(origins, stanzas, settings, session, textWanted))) {
      EventKeeper keeper =
          new EventKeeper(
              origins,
              new EventClock(session, modified),
              tally,
              new EventFields(origin, session),
              segments);
      try (Handover<Made> handover =
          new Handover<>(
              threads, WAITING * threads, session.memory(), made -> made.giveTo(keeper))) {
        EventBlocks blocks =
            new EventBlocks(
                textWanted,
                session.memory(),
                block -> {
                  telling.watch.events(block.events().size());
                  handover.give(
                      new Made(makers.begin(maker -> maker.make(block)), block.odd()),
                      block.bytes());
                });
        EventSource source = source(in, stanzas, settings, blocks);
        cut(source, blocks, handover);
        if (keeper.events() + keeper.dropped() == 0) {
          throw noEvents(source.lines(), tally);
        }
        segments.finish();
        return report(origins, source.lines(), keeper, segments.segments(), tally);
      }
    }
  }

  /** A block that is being made events of, and the odd lines at its end. */
  private record Made(Future<List<ReadEvent>> events, List<OddLine> odd) {
    void giveTo(EventKeeper keeper) {
      keeper.take(Workers.result(events), odd);
    }
  }

  /** Cuts all events, and waits until they were kept. */
  private static void cut(EventSource source, EventBlocks blocks, Handover<Made> handover)
      throws IOException {
    try {
      RawEvent event = new RawEvent();
      while (source.next(event)) {
        blocks.add(event);
        event = new RawEvent();
      }
      blocks.finish();
    } catch (IOException | RuntimeException e) {
      // What is wrong with events before is told first, as it is with one thread.
      handover.finish();
      throw e;
    }
    handover.finish();
  }

  /** What cuts the input into events. */
  private EventSource source(
      InputStream in, List<Stanza> stanzas, IndexSettings settings, OddLines odd) {
    long most = session.limit(Limit.EVENT_BYTES);
    if (settings.has(IndexSetting.LINE_BREAKER)) {
      Pieces pieces =
          new BrokenPieces(
              in, settings.regex(IndexSetting.LINE_BREAKER), most, odd, session.cancellation());
      return new MergedEvents(pieces, settings, new EventTimes(session), most);
    }
    LineReader lines = new LineReader(in, most, session.cancellation());
    if (settings.structure() != null && settings.structure() != IndexSetting.Structure.JSON) {
      return new TableEvents(new LinePieces(lines, odd), settings, most);
    }
    return MergedEvents.areAskedFor(settings)
        ? new MergedEvents(new LinePieces(lines, odd), settings, new EventTimes(session), most)
        : new EventReader(lines, breaks(stanzas), strongest(stanzas, Stanza::unwrap), most, odd);
  }

  /** Those of the strongest stanza that has some. */
  private static List<EventBreaks> breaks(List<Stanza> stanzas) {
    return stanzas.stream()
        .map(Stanza::eventBreaks)
        .filter(breaks -> !breaks.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The setting of the strongest stanza that has it; null where none does. */
  private static <T> T strongest(List<Stanza> stanzas, Function<Stanza, T> setting) {
    return stanzas.stream().map(setting).filter(value -> value != null).findFirst().orElse(null);
  }

  private InputError noEvents(long lines, LineTally tally) {
    if (lines == 0) {
      return NoLog.error(name + " is empty");
    }
    return NoLog.error(name + " holds no events", tally.sentences().toArray(String[]::new));
  }

  private IngestReport report(
      EventOrigins origins, long lines, EventKeeper keeper, int segments, LineTally tally) {
    InputOrigin file = origins.file();
    List<String> notes = new ArrayList<>(file.notes());
    if (origins.note() != null) {
      notes.add(origins.note());
    }
    if (keeper.dropped() > 0) {
      notes.add("dropped by a transform to nullQueue: " + keeper.dropped());
    }
    notes.addAll(tally.sentences());
    return new IngestReport(
        name,
        origins.sourcetypes(),
        origins.sources(),
        file.host(),
        file.index(),
        origins.profiles(),
        lines,
        keeper.events(),
        segments,
        notes);
  }
}
