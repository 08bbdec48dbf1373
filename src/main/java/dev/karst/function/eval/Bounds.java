package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.session.Limit;
import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.List;

/** How large a value one call may make; asked before it is made wherever that is possible. */
record Bounds(String function, long mostChars, long mostValues) {
  static Bounds of(CallSite site) {
    return new Bounds(
        site.call().function(),
        site.session().limit(Limit.EVAL_CHARS),
        site.session().limit(Limit.EVAL_VALUES));
  }

  /**
   * @throws LimitError where a text of {@code count} characters is too long
   */
  void chars(long count) {
    if (count > mostChars) {
      throw exceeded(Limit.EVAL_CHARS, mostChars, "characters");
    }
  }

  /**
   * @throws LimitError where {@code count} values are too many
   */
  void values(long count) {
    if (count > mostValues) {
      throw exceeded(Limit.EVAL_VALUES, mostValues, "values");
    }
  }

  /** The value of these texts, none of which the caller holds twice. */
  Value multi(List<String> texts) {
    values(texts.size());
    long chars = 0;
    for (String text : texts) {
      chars += text.length();
      chars(chars);
    }
    return Multi.of(texts);
  }

  private LimitError exceeded(Limit limit, long most, String what) {
    return new LimitError(
        limit.key(),
        function + "() would make a value of more than " + most + " " + what,
        "the limit is set by --limit " + limit.key() + "=N");
  }
}
