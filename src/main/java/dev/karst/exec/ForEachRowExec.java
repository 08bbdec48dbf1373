package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.ForEachRow;
import dev.karst.session.Limit;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search for each row. {@code $field$} becomes the row's value: within quotes with {@code \} and
 * {@code "} escaped, elsewhere as it stands where it is a plain word, else quoted, so that a value
 * cannot change what the search does. {@code $_serial_id$} counts the searches, from 1.
 */
final class ForEachRowExec implements Exec {
  private static final Pattern TOKEN = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_.{}:-]*)\\$");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:*@/+-]+");

  private final Exec input;
  private final ExecContext context;
  private final ForEachRow plan;
  private Batch batch;
  private int row;
  private long searched;
  private Exec current;

  private ForEachRowExec(Exec input, ExecContext context, ForEachRow plan) {
    this.input = input;
    this.context = context;
    this.plan = plan;
  }

  static Exec from(ForEachRow plan, Operators.Inputs inputs, ExecContext context) {
    return new ForEachRowExec(inputs.build(plan.input()), context, plan);
  }

  @Override
  public Batch next() {
    while (true) {
      context.session().cancellation().check();
      Batch found = current == null ? null : current.next();
      if (found != null) {
        return found;
      }
      closeCurrent();
      if (!advance()) {
        return null;
      }
      String search = filled();
      current = Operators.build(plan.planner().apply(search), context);
    }
  }

  /** Goes to the next row that is searched for. */
  private boolean advance() {
    row++;
    while (batch == null || row >= batch.size()) {
      batch = input.next();
      row = 0;
      if (batch == null) {
        return false;
      }
    }
    if (searched == plan.most()) {
      context
          .session()
          .warnings()
          .add(
              "cut",
              "map searched for the first " + plan.most() + " rows only",
              "map maxsearches=N searches for more, or --limit " + Limit.MAP_SEARCHES.key() + "=N");
      batch = Batch.of(java.util.Map.of(), 0);
      row = 0;
      return false;
    }
    searched++;
    return true;
  }

  private String filled() {
    String template = plan.template();
    StringBuilder out = new StringBuilder();
    Matcher tokens = TOKEN.matcher(template);
    int copied = 0;
    boolean quoted = false;
    while (tokens.find()) {
      String before = template.substring(copied, tokens.start());
      quoted ^= quotes(before);
      out.append(before).append(quoted ? escaped(value(tokens.group(1))) : word(tokens.group(1)));
      copied = tokens.end();
    }
    return out.append(template.substring(copied)).toString();
  }

  /** Whether an odd number of quotes stand in a text, escaped ones apart. */
  private static boolean quotes(String text) {
    boolean odd = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        odd = !odd;
      }
    }
    return odd;
  }

  private String word(String field) {
    String value = value(field);
    return PLAIN.matcher(value).matches() ? value : '"' + escaped(value) + '"';
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private String value(String field) {
    if (field.equals("_serial_id")) {
      return String.valueOf(searched);
    }
    Value value = batch.value(field, row);
    if (value == null) {
      throw new SearchError(
          "map", "Error in 'map': Did not find value for required attribute '" + field + "'.");
    }
    return value.text();
  }

  private void closeCurrent() {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  @Override
  public void close() {
    closeCurrent();
    input.close();
  }
}
