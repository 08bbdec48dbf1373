package dev.karst.expr;

import dev.karst.match.TextPredicate;
import dev.karst.syntax.CompareOp;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.ValueOrder;
import java.nio.charset.StandardCharsets;

/**
 * {@code < <= > >=} of a search expression: of numbers where both sides are, else by UTF-8 bytes
 * (semantics.md section 1).
 */
record OrderTest(CompareOp op, String bound) implements TextPredicate {
  @Override
  public boolean test(byte[] bytes, int start, int end) {
    return test(new String(bytes, start, end - start, StandardCharsets.UTF_8));
  }

  @Override
  public boolean test(String text) {
    Num x = Numbers.parse(text);
    Num y = Numbers.parse(bound);
    if (x != null && y != null) {
      return !Double.isNaN(x.value()) && op.holds(Double.compare(x.value(), y.value()));
    }
    return op.holds(ValueOrder.compareUtf8(text, bound));
  }
}
