package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;

/** {@code spath()}: what a path leads to in a text that is JSON or XML. */
final class Spath {
  private Spath() {}

  static EvalFunction.Body body(CallSite site) {
    Compiled<DocumentPath> paths = Compiled.argument(site, 1, DocumentPath::parse);
    Bounds bounds = Bounds.of(site);
    return arguments ->
        arguments[1] == null
            ? null
            : bounds.multi(paths.of(arguments[1]).find(arguments[0].text()));
  }
}
