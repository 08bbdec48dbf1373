package dev.karst.plan;

/** An operator whose rows have the fields of its input: it picks, orders or changes rows only. */
public sealed interface SameFields extends Unary
    permits Cap,
        Dedup,
        Expand,
        FillDown,
        Filter,
        HeadWhile,
        Limit,
        MvCombine,
        Prestats,
        Replace,
        Reverse,
        Sort,
        Write {
  @Override
  default FieldSet fields() {
    return input().fields();
  }
}
