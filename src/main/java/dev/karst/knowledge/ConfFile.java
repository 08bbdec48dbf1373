package dev.karst.knowledge;

import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.Source;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A .conf file of an app: {@code default/NAME.conf}, key by key overridden by {@code
 * local/NAME.conf}. A line that begins with {@code #} is a comment, one that ends with a backslash
 * goes on in the next. Of a key given twice in a stanza, the last one counts.
 */
final class ConfFile {
  /** The stanza whose settings hold for all others. */
  static final String DEFAULT = "default";

  private final Map<String, ConfStanza> stanzas;

  private ConfFile(Map<String, ConfStanza> stanzas) {
    this.stanzas = Collections.unmodifiableMap(stanzas);
  }

  /**
   * Reads both files of a name; a file that is not there is empty.
   *
   * @throws InputError where one cannot be read, or leads out of the app's folder
   */
  static ConfFile read(Path app, String name, Session session) {
    Map<String, Written> written = new LinkedHashMap<>();
    for (String folder : new String[] {"default", "local"}) {
      Path path = app.resolve(folder).resolve(name + ".conf");
      if (Files.exists(path)) {
        String text = text(app, path, session);
        new Reader(new Source(path.toString(), text), session, written).read();
      }
    }
    return of(written);
  }

  /** The same of one file's text. */
  static ConfFile parse(String name, String text, Session session) {
    Map<String, Written> written = new LinkedHashMap<>();
    new Reader(new Source(name, text), session, written).read();
    return of(written);
  }

  private static ConfFile of(Map<String, Written> written) {
    Map<String, ConfStanza> stanzas = new LinkedHashMap<>();
    written.forEach(
        (stanza, parts) ->
            stanzas.put(stanza, new ConfStanza(stanza, parts.place, parts.settings)));
    return new ConfFile(stanzas);
  }

  /** A stanza while files are read. */
  private static final class Written {
    private final Map<String, ConfSetting> settings = new LinkedHashMap<>();
    private Span place;
  }

  private static String text(Path app, Path path, Session session) {
    long limit = session.limit(Limit.YAML_CHARS);
    try {
      if (!path.toRealPath().startsWith(app.toRealPath())) {
        throw new InputError("conf", path + " leads out of its app's folder");
      }
      if (Files.size(path) > limit) {
        throw new InputError(
            "conf",
            path + " has more than " + limit + " bytes",
            "the limit is set by --limit " + Limit.YAML_CHARS.key() + "=N");
      }
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new InputError(
          Diagnostic.error("conf", path + " cannot be read: " + e.getMessage()), e);
    }
  }

  /** All that it says, for a hash. */
  String text() {
    StringBuilder text = new StringBuilder();
    stanzas.forEach(
        (name, stanza) -> {
          text.append('[').append(name).append("]\n");
          stanza
              .settings()
              .forEach((key, set) -> text.append(key).append('=').append(set.text()).append('\n'));
        });
    return text.toString();
  }

  /** The settings for all stanzas; empty where there are none. */
  ConfStanza defaults() {
    ConfStanza found = stanzas.get(DEFAULT);
    return found == null
        ? new ConfStanza(DEFAULT, SourceText.of("conf", "").span(), Map.of())
        : found;
  }

  /** All stanzas but the one for all, in order of first mention. */
  Collection<ConfStanza> stanzas() {
    Map<String, ConfStanza> named = new LinkedHashMap<>(stanzas);
    named.remove(DEFAULT);
    return named.values();
  }

  /** A stanza with the settings for all that it does not set itself; null where there is none. */
  ConfStanza stanza(String name) {
    ConfStanza found = name.equals(DEFAULT) ? null : stanzas.get(name);
    return found == null
        ? null
        : new ConfStanza(name, found.place(), defaults().with(found).settings());
  }

  /** The lines of one file. */
  private static final class Reader {
    private final Source source;
    private final Session session;
    private final Map<String, Written> written;
    private String stanza = DEFAULT;
    private int at;

    Reader(Source source, Session session, Map<String, Written> written) {
      this.source = source;
      this.session = session;
      this.written = written;
    }

    void read() {
      String text = source.text();
      while (at < text.length()) {
        int start = at;
        SourceText line = line();
        String stripped = line.text().strip();
        if (stripped.isEmpty() || stripped.startsWith("#")) {
          // A comment does not go on in the next line, whatever it ends with.
          at = lineEnd(start) + 1;
        } else if (stripped.startsWith("[") && stripped.indexOf(']') > 0) {
          stanza = stripped.substring(1, stripped.lastIndexOf(']')).strip();
          stanza = stanza.equals("_default") || stanza.isEmpty() ? DEFAULT : stanza;
          add(line);
        } else {
          setting(line);
        }
      }
    }

    private void setting(SourceText line) {
      int equals = line.text().indexOf('=');
      String key = equals < 0 ? "" : line.text().substring(0, equals).strip();
      if (key.isEmpty()) {
        session
            .warnings()
            .add(
                Diagnostic.warning(
                    "conf", "this line is neither a stanza nor a setting", line.span()));
        return;
      }
      int start = equals + 1;
      int end = line.text().length();
      while (start < end && Character.isWhitespace(line.text().charAt(start))) {
        start++;
      }
      while (end > start && Character.isWhitespace(line.text().charAt(end - 1))) {
        end--;
      }
      SourceText value = new SourceText.Builder().append(line, start, end).build();
      if (start == end) {
        SourceText.Place place = line.place(equals);
        int offset = place.offset();
        value = new SourceText.Builder().append(place.source(), offset, offset, null).build();
      }
      add(line).settings.put(key, new ConfSetting(key, value));
    }

    /** The stanza at hand, which was last written here. */
    private Written add(SourceText place) {
      Written stanza = written.computeIfAbsent(this.stanza, name -> new Written());
      stanza.place = place.span();
      return stanza;
    }

    /** The next line with those that it goes on in, which follow a line end. */
    private SourceText line() {
      SourceText.Builder line = new SourceText.Builder();
      while (true) {
        int end = lineEnd(at);
        int last = end;
        if (last > at && source.text().charAt(last - 1) == '\r') {
          last--;
        }
        boolean more = last > at && source.text().charAt(last - 1) == '\\' && end < length();
        line.append(source, at, more ? last - 1 : last, null);
        if (more) {
          line.append(source, end, end + 1, null);
        }
        at = end + 1;
        if (!more) {
          return line.build();
        }
      }
    }

    private int lineEnd(int from) {
      int end = source.text().indexOf('\n', from);
      return end < 0 ? length() : end;
    }

    private int length() {
      return source.text().length();
    }
  }
}
