package dev.karst.ingest;

import java.nio.file.Path;

/**
 * A file of events and what the user says about it; what is null is found out from its content, or
 * has a default.
 */
public record InputSpec(Path path, String sourcetype, String source, String host, String index) {
  /** The index of events where the user names none, as contentctl has it. */
  public static final String DEFAULT_INDEX = "main";

  /** A file about which nothing is said. */
  public static InputSpec of(Path path) {
    return new InputSpec(path, null, null, null, null);
  }

  /** Another file of which the same is said. */
  public InputSpec withPath(Path other) {
    return new InputSpec(other, sourcetype, source, host, index);
  }

  public InputSpec withSourcetype(String sourcetype) {
    return new InputSpec(path, sourcetype, source, host, index);
  }

  public InputSpec withSource(String source) {
    return new InputSpec(path, sourcetype, source, host, index);
  }

  public InputSpec withHost(String host) {
    return new InputSpec(path, sourcetype, source, host, index);
  }

  public InputSpec withIndex(String index) {
    return new InputSpec(path, sourcetype, source, host, index);
  }
}
