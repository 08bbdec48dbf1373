package dev.karst.detection.test;

import dev.karst.detection.TestData;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.IngestReport;
import dev.karst.ingest.InputSpec;
import dev.karst.knowledge.Knowledge;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Events that a test runs over.
 *
 * @param name what to call them
 * @param spec the file and what is said of it; for inline events its path is null
 * @param text inline events; null where there is a file
 */
public record TestInput(String name, InputSpec spec, String text) {
  /** Test data that was found. */
  static TestInput of(TestData data, Path found) {
    Path near = near(found);
    return new TestInput(near.toString(), data.input(near), null);
  }

  /** A path as users would write it: from this folder on, where it lies there. */
  static Path near(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.isAbsolute() && path.startsWith(here) ? here.relativize(path) : path;
  }

  /** A file of which nothing is said. */
  public static TestInput ofFile(Path file) {
    return new TestInput(file.toString(), InputSpec.of(file), null);
  }

  IngestReport read(Knowledge knowledge, Session session, Consumer<Segment> sink) {
    if (text == null) {
      return Ingest.read(spec, knowledge, session, sink);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return Ingest.read(in, name, spec, knowledge, session, sink);
  }
}
