package dev.karst.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.karst.knowledge.Unwrap;
import dev.karst.match.RegexScan;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Takes events out of the JSON objects that a transport put around them. */
final class JsonWrapper {
  private static final JsonFactory JSON = new JsonFactory();

  private final Unwrap rule;
  private final RegexScan start;

  JsonWrapper(Unwrap rule) {
    this.rule = rule;
    this.start = rule.start().scanner();
  }

  /** Whether a line looks like such an object. */
  boolean isWrapped(String line) {
    return start.has(line);
  }

  /** Replaces the event's text by what is wrapped in it; false, and no change, where it is none. */
  boolean unwrap(RawEvent event) {
    try (JsonParser json = JSON.createParser(event.text())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      Map<String, String> found = new HashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        boolean wanted = name.equals(rule.jsonField()) || rule.hostFields().contains(name);
        if (json.nextToken() == JsonToken.VALUE_STRING && wanted) {
          found.putIfAbsent(name, json.getText());
        }
        json.skipChildren();
      }
      String raw = found.get(rule.jsonField());
      if (raw == null || raw.isBlank() || json.nextToken() != null) {
        return false;
      }
      event.unwrap(raw, host(found));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String host(Map<String, String> found) {
    for (String field : rule.hostFields()) {
      String host = found.get(field);
      if (host != null && !host.isBlank()) {
        return host;
      }
    }
    return null;
  }
}
