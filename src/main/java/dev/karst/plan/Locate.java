package dev.karst.plan;

import java.util.List;

/**
 * Where IP addresses are: {@code iplocation}. An operator of its own because it asks a database
 * outside of the search's data.
 *
 * @param prefix stands before the names of the fields that it gives
 * @param all whether the continent, metro code and time zone are given too
 * @param language of the names, such as {@code en}
 */
public record Locate(Plan input, String field, String prefix, boolean all, String language)
    implements Unary {
  private static final List<String> FEW = List.of("City", "Country", "Region", "lat", "lon");
  private static final List<String> ALL =
      List.of("City", "Continent", "Country", "MetroCode", "Region", "Timezone", "lat", "lon");

  @Override
  public Plan withInput(Plan input) {
    return new Locate(input, field, prefix, all, language);
  }

  /** The fields that it gives, prefix apart. */
  public List<String> parts() {
    return all ? ALL : FEW;
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(parts().stream().map(part -> prefix + part).toList());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.plus(List.of(field));
  }

  @Override
  public String describe() {
    return "Locate " + field + (prefix.isEmpty() ? "" : " prefix=" + prefix);
  }
}
