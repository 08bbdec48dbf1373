package dev.karst.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code convert}'s conversions. An operator of its own because {@code auto} decides on all values
 * of a field before it changes one, and its wildcards resolve at run time.
 *
 * @param timeFormat for ctime and mktime
 */
public record Convert(Plan input, List<Conversion> conversions, String timeFormat)
    implements Unary {
  /**
   * @param function one of convert's, in lower case
   * @param pattern the field, perhaps with wildcards
   * @param target the new field; null to convert in place
   */
  public record Conversion(String function, String pattern, String target) {
    /** Whether the new name has wildcards. */
    public boolean wild() {
      return target != null && target.indexOf('*') >= 0;
    }

    String spl() {
      return function + "(" + pattern + ")" + (target == null ? "" : " AS " + target);
    }
  }

  public Convert {
    conversions = List.copyOf(conversions);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Convert(input, conversions, timeFormat);
  }

  @Override
  public FieldSet fields() {
    FieldSet fields =
        input
            .fields()
            .with(
                conversions.stream()
                    .filter(one -> one.target() != null && !one.wild())
                    .map(Conversion::target)
                    .toList());
    return conversions.stream().anyMatch(Conversion::wild) ? FieldSet.open(fields.names()) : fields;
  }

  @Override
  public Needs inputNeeds(Needs output) {
    boolean wild = conversions.stream().anyMatch(one -> one.pattern().indexOf('*') >= 0);
    return wild ? Needs.ALL : output.plus(conversions.stream().map(Conversion::pattern).toList());
  }

  @Override
  public String describe() {
    return "Convert "
        + conversions.stream().map(Conversion::spl).collect(Collectors.joining(", "))
        + " timeformat=\""
        + timeFormat
        + '"';
  }
}
