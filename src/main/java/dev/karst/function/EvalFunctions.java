package dev.karst.function;

import dev.karst.expr.EvalFunction;
import dev.karst.expr.FunctionTable;
import dev.karst.function.eval.BitwiseFunctions;
import dev.karst.function.eval.ComparisonFunctions;
import dev.karst.function.eval.ConditionalFunctions;
import dev.karst.function.eval.ConversionFunctions;
import dev.karst.function.eval.CryptoFunctions;
import dev.karst.function.eval.InformationFunctions;
import dev.karst.function.eval.JsonChanges;
import dev.karst.function.eval.JsonFunctions;
import dev.karst.function.eval.LookupFunction;
import dev.karst.function.eval.MathFunctions;
import dev.karst.function.eval.MultivalueFunctions;
import dev.karst.function.eval.StatisticalFunctions;
import dev.karst.function.eval.TextFunctions;
import dev.karst.function.eval.TimeFunctions;
import dev.karst.knowledge.Lookups;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All eval functions: the list of their families. */
public final class EvalFunctions implements FunctionTable {
  private static final List<List<EvalFunction>> FAMILIES =
      List.of(
          ConditionalFunctions.ALL,
          ComparisonFunctions.ALL,
          ConversionFunctions.ALL,
          CryptoFunctions.ALL,
          TimeFunctions.ALL,
          InformationFunctions.ALL,
          JsonFunctions.ALL,
          JsonChanges.ALL,
          MathFunctions.ALL,
          BitwiseFunctions.ALL,
          MultivalueFunctions.ALL,
          StatisticalFunctions.ALL,
          TextFunctions.ALL);

  private static final EvalFunction LOOKUP = LookupFunction.of(Lookups.none());

  /** The only instance. */
  public static final EvalFunctions ALL = new EvalFunctions();

  private final Map<String, EvalFunction> byName = new TreeMap<>();

  private EvalFunctions() {
    for (EvalFunction function : functions()) {
      add(function.name(), function);
      function.aliases().forEach(alias -> add(alias, function));
    }
  }

  private void add(String name, EvalFunction function) {
    if (byName.put(name, function) != null) {
      throw new IllegalStateException("two eval functions are called " + name);
    }
  }

  /** These, with {@code lookup()} over the lookups of a run. */
  public FunctionTable with(Lookups lookups) {
    EvalFunction lookup = LookupFunction.of(lookups);
    return new FunctionTable() {
      @Override
      public Optional<EvalFunction> find(String name) {
        return name.equals(lookup.name()) ? Optional.of(lookup) : EvalFunctions.this.find(name);
      }

      @Override
      public Collection<String> names() {
        return EvalFunctions.this.names();
      }
    };
  }

  /** Every function once, by family; {@code lookup()} over no lookups. */
  public List<EvalFunction> functions() {
    return Stream.concat(FAMILIES.stream().flatMap(List::stream), Stream.of(LOOKUP)).toList();
  }

  @Override
  public Optional<EvalFunction> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public Collection<String> names() {
    return byName.keySet();
  }
}
