package dev.karst.function;

import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateTable;
import dev.karst.function.stats.ByTime;
import dev.karst.function.stats.Count;
import dev.karst.function.stats.Distinct;
import dev.karst.function.stats.Extreme;
import dev.karst.function.stats.FirstOrLast;
import dev.karst.function.stats.ListOfValues;
import dev.karst.function.stats.Mode;
import dev.karst.function.stats.Percentile;
import dev.karst.function.stats.Range;
import dev.karst.function.stats.Rate;
import dev.karst.function.stats.Sparkline;
import dev.karst.function.stats.Sum;
import dev.karst.function.stats.Variance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All aggregates: the list that dispatch, help and the support table are derived from. */
public final class StatsFunctions implements AggregateTable {
  public static final List<AggregateFunction> ALL =
      Stream.of(
              List.of(Count.DEFINITION),
              Distinct.DEFINITIONS,
              Sum.DEFINITIONS,
              Variance.DEFINITIONS,
              Extreme.DEFINITIONS,
              List.of(Range.DEFINITION),
              Percentile.DEFINITIONS,
              List.of(Mode.DEFINITION),
              FirstOrLast.DEFINITIONS,
              ByTime.DEFINITIONS,
              List.of(Rate.DEFINITION),
              List.of(ListOfValues.DEFINITION),
              List.of(Sparkline.over(StatsFunctions::new)))
          .flatMap(List::stream)
          .toList();

  private static final Pattern NUMBERED = Pattern.compile("([a-z_]+)(\\d{1,9}(?:\\.\\d{1,9})?)");

  private static final Map<String, AggregateFunction> BY_NAME = byName();

  private static Map<String, AggregateFunction> byName() {
    Map<String, AggregateFunction> byName = new LinkedHashMap<>();
    for (AggregateFunction function : ALL) {
      byName.put(function.name(), function);
      function.aliases().forEach(alias -> byName.put(alias, function));
    }
    return byName;
  }

  @Override
  public Optional<Found> find(String name) {
    AggregateFunction whole = BY_NAME.get(name);
    if (whole != null) {
      return Optional.of(new Found(whole, Double.NaN));
    }
    Matcher parts = NUMBERED.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(BY_NAME.get(parts.group(1)))
        .filter(AggregateFunction::numbered)
        .map(function -> new Found(function, Double.parseDouble(parts.group(2))));
  }

  @Override
  public Collection<String> names() {
    return new ArrayList<>(BY_NAME.keySet());
  }
}
