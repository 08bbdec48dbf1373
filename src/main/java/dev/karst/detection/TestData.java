package dev.karst.detection;

import dev.karst.ingest.InputSpec;
import java.nio.file.Path;

/**
 * Events that a detection's test names.
 *
 * @param url where they are published; Karst fetches nothing unless told to
 * @param sourcetype null where the file says none, as {@code source}, {@code host} and {@code
 *     index}
 * @param updatesTime whether contentctl would move the events to the present; Karst searches all
 *     time, and leaves them where they are
 */
public record TestData(
    String url, String source, String sourcetype, String host, String index, boolean updatesTime) {
  /** The host and the index of events whose test names none: contentctl's. */
  static final String HOST = "CONTENTCTL_HOST";

  static final String INDEX = "contentctl_testing_index";

  /** The input that a copy of the events is, with contentctl's defaults. */
  public InputSpec input(Path copy) {
    return new InputSpec(
        copy, sourcetype, source, host == null ? HOST : host, index == null ? INDEX : index);
  }
}
