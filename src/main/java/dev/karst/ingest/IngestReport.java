package dev.karst.ingest;

import java.util.List;

/**
 * What came of one input.
 *
 * @param name the file's name
 * @param sourcetype of the events; of several, the first five with commas
 * @param source the same of their sources
 * @param profile name and version of the source type profile, or of several with commas; null where
 *     none is for it
 * @param lines how many lines were read
 * @param events how many events they made
 * @param segments how many segments were handed on
 * @param notes what users are to know, one sentence each: what was guessed, what was dropped, which
 *     lines have no known form
 */
public record IngestReport(
    String name,
    String sourcetype,
    String source,
    String host,
    String index,
    String profile,
    long lines,
    long events,
    int segments,
    List<String> notes) {
  public IngestReport {
    notes = List.copyOf(notes);
  }
}
