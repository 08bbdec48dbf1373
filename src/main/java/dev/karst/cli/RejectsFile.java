package dev.karst.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.ingest.LineProblem;
import dev.karst.ingest.Rejects;
import dev.karst.store.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes odd lines as JSON lines: {@code {"file", "line", "reason", "text"}}, of long ones the
 * first characters; {@code text} is left out of lines that were too long to be read. The file is
 * there when the run has ended, also where it ended by an error.
 */
final class RejectsFile implements Rejects {
  private static final int MOST_CHARS = 1 << 16;

  private final JsonGenerator json;

  private RejectsFile(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Runs {@code work} with what writes the file.
   *
   * @throws dev.karst.text.KarstException.InputError where it cannot be written
   */
  static void write(Path path, Consumer<Rejects> work) {
    RuntimeException[] failure = new RuntimeException[1];
    AtomicFile.write(
        path,
        file -> {
          JsonGenerator json = new JsonFactory().createGenerator(Channels.newOutputStream(file));
          json.setRootValueSeparator(null);
          try {
            work.accept(new RejectsFile(json));
          } catch (UncheckedIOException e) {
            throw e.getCause();
          } catch (RuntimeException e) {
            failure[0] = e;
          }
          json.flush();
        });
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  @Override
  public void add(String file, long line, LineProblem problem, String text) {
    try {
      json.writeStartObject();
      json.writeStringField("file", file);
      json.writeNumberField("line", line);
      json.writeStringField("reason", problem.name().toLowerCase(Locale.ROOT));
      if (text != null) {
        json.writeStringField("text", text.substring(0, Math.min(text.length(), MOST_CHARS)));
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
