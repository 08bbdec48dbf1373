package dev.karst.ingest;

import dev.karst.knowledge.IndexTransform;
import dev.karst.knowledge.IndexTransform.Target;
import dev.karst.knowledge.Stanza;
import dev.karst.match.RegexScan;
import dev.karst.match.Sed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What SEDCMD and TRANSFORMS do to an event as it is read: scripts over its text, then transforms
 * of its host, source, source type and queue, classes in ASCII order.
 */
final class EventChanges {
  private static final String DROP = "nullQueue";

  private final List<Sed> scripts;
  private final List<Change> changes = new ArrayList<>();

  private record Change(IndexTransform transform, RegexScan scan) {}

  /**
   * @param stanzas those for the events, strongest first
   */
  EventChanges(List<Stanza> stanzas) {
    SortedMap<String, Sed> sedcmd = new TreeMap<>();
    SortedMap<String, List<IndexTransform>> transforms = new TreeMap<>();
    for (Stanza stanza : stanzas) {
      stanza.sedcmd().forEach(sedcmd::putIfAbsent);
      stanza.transforms().forEach(transforms::putIfAbsent);
    }
    this.scripts = List.copyOf(sedcmd.values());
    for (List<IndexTransform> list : transforms.values()) {
      list.forEach(one -> changes.add(new Change(one, one.regex().scanner())));
    }
  }

  /**
   * The event as it is kept.
   *
   * @return where it comes from by now; null where it is dropped
   */
  EventOrigins.Origin apply(RawEvent event, EventOrigins.Origin origin, String host) {
    for (Sed script : scripts) {
      String changed = script.apply(event.text());
      if (!changed.equals(event.text())) {
        event.become(changed);
      }
    }
    if (changes.isEmpty()) {
      return origin;
    }
    Map<Target, String> now = new EnumMap<>(Target.class);
    now.put(Target.HOST, event.host() == null ? host : event.host());
    now.put(Target.SOURCE, origin.source());
    now.put(Target.SOURCETYPE, origin.sourcetype());
    now.put(Target.QUEUE, "indexQueue");
    for (Change change : changes) {
      IndexTransform one = change.transform();
      String source = one.source() == null ? event.text() : now.get(one.source());
      String seen = source.substring(0, Math.min(source.length(), one.lookahead()));
      if (change.scan().reset(seen).next()) {
        now.put(one.target(), filled(change, now.get(one.target())));
      } else if (one.standard() != null) {
        now.put(one.target(), one.standard());
      }
    }
    if (now.get(Target.QUEUE).equals(DROP)) {
      return null;
    }
    event.changeHost(now.get(Target.HOST));
    return new EventOrigins.Origin(
        now.get(Target.SOURCETYPE), now.get(Target.SOURCE), origin.time());
  }

  /** The format with groups; {@code $0} is what the target was before. */
  private static String filled(Change change, String before) {
    String format = change.transform().format();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      int group = i + 1 < format.length() ? format.charAt(i + 1) - '0' : -1;
      if (c != '$' || group < 0 || group > 9 || group > change.transform().regex().groupCount()) {
        out.append(c);
        continue;
      }
      String text = group == 0 ? before : change.scan().group(group);
      out.append(text == null ? "" : text);
      i++;
    }
    return out.toString();
  }
}
