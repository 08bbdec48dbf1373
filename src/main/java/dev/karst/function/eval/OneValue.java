package dev.karst.function.eval;

import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.value.Multi;
import java.util.concurrent.atomic.AtomicBoolean;

/** Functions whose first argument is one value: the documentation has them take no multivalue. */
final class OneValue {
  private OneValue() {}

  /** A function of one value: absent of none, and of several, with a warning, once a call. */
  static EvalFunction of(
      String name, String syntax, String about, Arity arity, EvalFunction.Body body) {
    return prepared(name, syntax, about, arity, site -> body);
  }

  /** The same with a body made at the place of call. */
  static EvalFunction prepared(
      String name, String syntax, String about, Arity arity, EvalFunction.BodyMaker maker) {
    return EvalFunction.prepared(
        name,
        syntax,
        about,
        arity,
        site -> {
          EvalFunction.Body body = maker.make(site);
          AtomicBoolean warned = new AtomicBoolean();
          return arguments -> {
            if (arguments[0] == null) {
              return null;
            }
            if (arguments[0] instanceof Multi) {
              if (warned.compareAndSet(false, true)) {
                site.session()
                    .warnings()
                    .add(
                        "multivalue-argument",
                        name + "() does not take a multivalue, and gives none of it",
                        "apply it to each value: mvmap(field, " + name + "(field))");
              }
              return null;
            }
            return body.apply(arguments);
          };
        });
  }
}
