package dev.karst.cli.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.batch.Batch;
import dev.karst.engine.SearchResult;
import dev.karst.session.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** One JSON object a line; see {@link JsonRows}. */
public final class JsonFormat implements ResultFormat {
  private static final JsonFactory JSON = new JsonFactoryBuilder().rootValueSeparator("\n").build();

  @Override
  public long write(SearchResult result, Session session, OutputStream out) throws IOException {
    JsonGenerator json = lines(out);
    long count = 0;
    for (Batch batch = result.next(); batch != null; batch = result.next()) {
      count += batch.size();
      new JsonRows(result.order(batch.names())).write(batch, json);
    }
    if (count > 0) {
      json.writeRaw('\n');
    }
    json.flush();
    return count;
  }

  /** Writes JSON, one object a line; the stream stays open when it is closed. */
  public static JsonGenerator lines(OutputStream out) throws IOException {
    // Through a writer: half a surrogate pair, which eval can make, is no error there.
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    return JSON.createGenerator(text).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }
}
