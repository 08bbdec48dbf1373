package dev.karst.ingest;

/** What can be wrong with a line. The first two are no events; all others are events still. */
public enum LineProblem {
  BINARY("dropped, being binary"),
  TOO_LONG("dropped, being longer than an event may be"),
  UNKNOWN_FORM("kept as events, being of no known form"),
  TORN("kept as events that begin but never end"),
  NOT_JSON("kept as they are, looking like JSON around an event but being none"),
  NO_OBJECT("kept as they are, being no JSON object"),
  NO_TIME("events without a time of their own, given that of the event before");

  private final String text;

  LineProblem(String text) {
    this.text = text;
  }

  /** What to say of such lines, before their number. */
  public String text() {
    return text;
  }
}
