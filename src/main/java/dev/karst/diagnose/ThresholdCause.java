package dev.karst.diagnose;

import dev.karst.value.Num;
import dev.karst.value.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A bound that no row reaches. */
final class ThresholdCause extends LiteralCause {
  @Override
  public String name() {
    return "threshold";
  }

  @Override
  List<Fix> fixes(Atom atom, Set<String> values, Loss loss) {
    List<Double> numbers =
        values.stream()
            .map(Numbers::parse)
            .filter(Objects::nonNull)
            .map(Num::value)
            .sorted()
            .toList();
    if (atom.kind() != Atom.Kind.ORDER || numbers.isEmpty() || Numbers.parse(atom.text()) == null) {
      return List.of();
    }
    double least = numbers.get(0);
    double most = numbers.get(numbers.size() - 1);
    List<Fix> fixes = new ArrayList<>();
    for (double bound : new double[] {most, most - 1, least, least + 1}) {
      fixes.add(
          fix(
              atom.withText(Num.of(bound).text()),
              "no row reaches "
                  + atom.spl()
                  + ": '"
                  + atom.field()
                  + "' is "
                  + (least == most
                      ? Num.of(most).text()
                      : "from " + Num.of(least).text() + " to " + Num.of(most).text())));
    }
    return fixes;
  }
}
