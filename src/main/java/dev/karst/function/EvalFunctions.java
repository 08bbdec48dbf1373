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

/**
 * All eval functions: the list of their families. They are made when the first one is looked for: a
 * search that calls none does not wait for them.
 */
public final class EvalFunctions implements FunctionTable {
  /** The only instance. */
  public static final EvalFunctions ALL = new EvalFunctions();

  private EvalFunctions() {}

  private static final class Made {
    static final EvalFunction LOOKUP = LookupFunction.of(Lookups.none());

    static final List<List<EvalFunction>> FAMILIES =
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
            TextFunctions.ALL,
            List.of(LOOKUP));

    static final Map<String, EvalFunction> BY_NAME = byName();

    private Made() {}

    private static Map<String, EvalFunction> byName() {
      Map<String, EvalFunction> byName = new TreeMap<>();
      for (List<EvalFunction> family : FAMILIES) {
        for (EvalFunction function : family) {
          add(byName, function.name(), function);
          function.aliases().forEach(alias -> add(byName, alias, function));
        }
      }
      return byName;
    }

    private static void add(Map<String, EvalFunction> all, String name, EvalFunction function) {
      if (all.put(name, function) != null) {
        throw new IllegalStateException("two eval functions are called " + name);
      }
    }
  }

  /** These, with {@code lookup()} over the lookups of a run. */
  public FunctionTable with(Lookups lookups) {
    return new FunctionTable() {
      @Override
      public Optional<EvalFunction> find(String name) {
        return EvalFunctions.this
            .find(name)
            .map(found -> found == Made.LOOKUP ? LookupFunction.of(lookups) : found);
      }

      @Override
      public Collection<String> names() {
        return EvalFunctions.this.names();
      }
    };
  }

  /** Every function once, by family; {@code lookup()} over no lookups. */
  public List<EvalFunction> functions() {
    return Made.FAMILIES.stream().flatMap(List::stream).toList();
  }

  @Override
  public Optional<EvalFunction> find(String name) {
    return Optional.ofNullable(Made.BY_NAME.get(name));
  }

  @Override
  public Collection<String> names() {
    return Made.BY_NAME.keySet();
  }
}
