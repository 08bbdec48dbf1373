package dev.karst.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.batch.Batch;
import dev.karst.cli.format.JsonRows;
import dev.karst.engine.SearchResult;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Runs a file of searches over the same data: one JSON object a line in, one a line out, in order
 * (DESIGN section 5). A search that fails is a line with its error; the run goes on.
 */
final class SearchBatch {
  private static final JsonFactory JSON = new JsonFactory();

  private final CommandLine line;
  private final Console console;

  SearchBatch(CommandLine line, Console console) {
    this.line = line;
    this.console = console;
  }

  int run() throws IOException {
    line.noOperands();
    if (line.has(Option.FORMAT) || line.has(Option.PROFILE)) {
      Option option = line.has(Option.FORMAT) ? Option.FORMAT : Option.PROFILE;
      throw new SearchError("usage", option.flag() + " does not go with --batch");
    }
    String name = line.value(Option.BATCH).orElseThrow();
    try (BufferedReader lines = LinesOf.open(name, console);
        Workspace workspace = Workspace.open(line, console)) {
      int number = 0;
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        number++;
        if (!text.isBlank()) {
          run(BatchRequest.parse(text, name, number), workspace);
        }
      }
    }
    return 0;
  }

  private void run(BatchRequest request, Workspace workspace) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      answer(request, workspace, answer);
    } catch (KarstException e) {
      error(request, e.diagnostic(), answer);
    } catch (OutOfMemoryError e) {
      error(request, Main.memory(), answer);
    } catch (Output.Closed e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      error(request, Main.bug(e), answer);
    }
    answer.write('\n');
    answer.writeTo(console.out());
    console.out().flush();
    List<Diagnostic> warnings = workspace.session().warnings().drain();
    if (!workspace.quiet() && !warnings.isEmpty()) {
      console.note(request.id() + ":");
      console.report(warnings);
    }
  }

  private static void answer(
      BatchRequest request, Workspace workspace, ByteArrayOutputStream answer) throws IOException {
    long start = System.nanoTime();
    long count = 0;
    SourceText text = SourceText.of(request.id(), request.search());
    try (JsonGenerator json = JSON.createGenerator(answer);
        SearchResult result = workspace.engine().search(text, workspace.window())) {
      json.writeStartObject();
      json.writeStringField("id", request.id());
      if (!request.countOnly()) {
        json.writeArrayFieldStart("rows");
      }
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        count += batch.size();
        if (!request.countOnly()) {
          new JsonRows(result.order(batch.names())).write(batch, json);
        }
      }
      long nanos = System.nanoTime() - start;
      if (!request.countOnly()) {
        json.writeEndArray();
      }
      json.writeNumberField("row_count", count);
      json.writeNumberField("ms", Math.round(nanos / 1e3) / 1e3);
      json.writeEndObject();
    }
  }

  /** What was written of the rows is taken back: a line is an answer or an error. */
  private static void error(
      BatchRequest request, Diagnostic diagnostic, ByteArrayOutputStream answer)
      throws IOException {
    answer.reset();
    try (JsonGenerator json = JSON.createGenerator(answer)) {
      json.writeStartObject();
      json.writeStringField("id", request.id());
      json.writeStringField("error", diagnostic.message());
      json.writeEndObject();
    }
  }
}
