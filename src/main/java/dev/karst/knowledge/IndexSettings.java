package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.time.TimeFormat;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What some stanzas say of {@link IndexSetting}s. Immutable. */
public final class IndexSettings {
  /** How far into an event Splunk looks for its time. */
  private static final int LOOKAHEAD = 128;

  private final Map<IndexSetting, Object> values;

  IndexSettings(Map<IndexSetting, Object> values) {
    this.values = new EnumMap<>(IndexSetting.class);
    this.values.putAll(values);
  }

  /** What holds for the events that all of these stanzas are for, which come strongest first. */
  public static IndexSettings of(List<Stanza> stanzas) {
    Map<IndexSetting, Object> all = new EnumMap<>(IndexSetting.class);
    for (Stanza stanza : stanzas) {
      stanza.index().values.forEach(all::putIfAbsent);
    }
    return new IndexSettings(all);
  }

  public boolean has(IndexSetting setting) {
    return values.containsKey(setting);
  }

  /** Null where it is not set; so the others. */
  public Regex regex(IndexSetting setting) {
    return (Regex) values.get(setting);
  }

  public String text(IndexSetting setting) {
    return (String) values.get(setting);
  }

  public Character character(IndexSetting setting) {
    return (Character) values.get(setting);
  }

  public IndexSetting.Structure structure() {
    return (IndexSetting.Structure) values.get(IndexSetting.INDEXED_EXTRACTIONS);
  }

  public boolean flag(IndexSetting setting, boolean fallback) {
    return (Boolean) values.getOrDefault(setting, fallback);
  }

  public int number(IndexSetting setting, int fallback) {
    return (Integer) values.getOrDefault(setting, fallback);
  }

  /** Where events' time stands. */
  public TimeRule time() {
    int lookahead = number(IndexSetting.MAX_TIMESTAMP_LOOKAHEAD, LOOKAHEAD);
    return new TimeRule(
        regex(IndexSetting.TIME_PREFIX),
        (TimeFormat) values.get(IndexSetting.TIME_FORMAT),
        (ZoneId) values.get(IndexSetting.TZ),
        lookahead <= 0 ? Integer.MAX_VALUE : lookahead,
        (IndexSetting.Clock) values.get(IndexSetting.DATETIME_CONFIG),
        (Integer) values.get(IndexSetting.MAX_DAYS_AGO),
        (Integer) values.get(IndexSetting.MAX_DAYS_HENCE));
  }
}
