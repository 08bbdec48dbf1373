package dev.karst.exec;

import dev.karst.plan.Aggregate;
import dev.karst.plan.AppendPipe;
import dev.karst.plan.Bin;
import dev.karst.plan.Cap;
import dev.karst.plan.Classify;
import dev.karst.plan.ColumnTotals;
import dev.karst.plan.Continuous;
import dev.karst.plan.Convert;
import dev.karst.plan.Dedup;
import dev.karst.plan.Enrich;
import dev.karst.plan.EventScan;
import dev.karst.plan.Expand;
import dev.karst.plan.Extend;
import dev.karst.plan.Extract;
import dev.karst.plan.Fill;
import dev.karst.plan.FillDown;
import dev.karst.plan.Filter;
import dev.karst.plan.ForEachField;
import dev.karst.plan.ForEachItem;
import dev.karst.plan.ForEachRow;
import dev.karst.plan.HeadWhile;
import dev.karst.plan.Inline;
import dev.karst.plan.Join;
import dev.karst.plan.Lag;
import dev.karst.plan.Limit;
import dev.karst.plan.Locate;
import dev.karst.plan.MvCombine;
import dev.karst.plan.Pivot;
import dev.karst.plan.Plan;
import dev.karst.plan.Prestats;
import dev.karst.plan.Project;
import dev.karst.plan.Rename;
import dev.karst.plan.Render;
import dev.karst.plan.Replace;
import dev.karst.plan.Reverse;
import dev.karst.plan.RowTotals;
import dev.karst.plan.Sort;
import dev.karst.plan.Spread;
import dev.karst.plan.SummaryScan;
import dev.karst.plan.TableRows;
import dev.karst.plan.ToJson;
import dev.karst.plan.Transaction;
import dev.karst.plan.Transpose;
import dev.karst.plan.Union;
import dev.karst.plan.Unpivot;
import dev.karst.plan.Window;
import dev.karst.plan.Write;
import dev.karst.plan.Zip;
import java.util.LinkedHashMap;
import java.util.Map;

/** Chooses the physical operator for each logical one: the one table of them. */
public final class Operators {
  /** Makes the physical operator of one kind of logical operator. */
  @FunctionalInterface
  private interface Maker<P extends Plan> {
    Exec make(P plan, Inputs inputs, ExecContext context);
  }

  /** Builds an operator's inputs, when it wants them. */
  @FunctionalInterface
  interface Inputs {
    Exec build(Plan input);
  }

  private static final Map<Class<? extends Plan>, Maker<? extends Plan>> MAKERS = makers();

  private Operators() {}

  private static Map<Class<? extends Plan>, Maker<? extends Plan>> makers() {
    Map<Class<? extends Plan>, Maker<? extends Plan>> makers = new LinkedHashMap<>();
    add(makers, Aggregate.class, AggregateExec::from);
    add(makers, AppendPipe.class, AppendPipeExec::from);
    add(makers, Bin.class, BinExec::from);
    add(makers, Cap.class, CapExec::from);
    add(makers, Classify.class, ClassifyExec::from);
    add(makers, ColumnTotals.class, ColumnTotalsExec::from);
    add(makers, Continuous.class, ContinuousExec::from);
    add(makers, Convert.class, ConvertExec::from);
    add(makers, Dedup.class, DedupExec::from);
    add(makers, Enrich.class, EnrichExec::from);
    add(makers, EventScan.class, EventScanExec::from);
    add(makers, Expand.class, ExpandExec::from);
    add(makers, Extend.class, ExtendExec::from);
    add(makers, Extract.class, ExtractExec::from);
    add(makers, Fill.class, FillExec::from);
    add(makers, FillDown.class, FillDownExec::from);
    add(makers, Filter.class, FilterExec::from);
    add(makers, ForEachField.class, ForEachFieldExec::from);
    add(makers, ForEachItem.class, ForEachItemExec::from);
    add(makers, ForEachRow.class, ForEachRowExec::from);
    add(makers, HeadWhile.class, HeadWhileExec::from);
    add(makers, Inline.class, InlineExec::from);
    add(makers, Join.class, JoinExec::from);
    add(makers, Lag.class, LagExec::from);
    add(makers, Limit.class, LimitExec::from);
    add(makers, Locate.class, LocateExec::from);
    add(makers, MvCombine.class, MvCombineExec::from);
    add(makers, Pivot.class, PivotExec::from);
    add(makers, Prestats.class, (plan, inputs, context) -> inputs.build(plan.input()));
    add(makers, Project.class, ProjectExec::from);
    add(makers, Rename.class, RenameExec::from);
    add(makers, Render.class, RenderExec::from);
    add(makers, Replace.class, ReplaceExec::from);
    add(makers, Reverse.class, ReverseExec::from);
    add(makers, RowTotals.class, RowTotalsExec::from);
    add(makers, Sort.class, SortExec::from);
    add(makers, Spread.class, SpreadExec::from);
    add(makers, SummaryScan.class, SummaryScanExec::from);
    add(makers, TableRows.class, TableRowsExec::from);
    add(makers, ToJson.class, ToJsonExec::from);
    add(makers, Transaction.class, TransactionExec::from);
    add(makers, Transpose.class, TransposeExec::from);
    add(makers, Union.class, UnionExec::from);
    add(makers, Unpivot.class, UnpivotExec::from);
    add(makers, Window.class, WindowExec::from);
    add(makers, Write.class, WriteExec::from);
    add(makers, Zip.class, ZipExec::from);
    return makers;
  }

  private static <P extends Plan> void add(
      Map<Class<? extends Plan>, Maker<? extends Plan>> makers, Class<P> kind, Maker<P> maker) {
    makers.put(kind, maker);
  }

  /** The running form of a plan whose leaves are resolved. */
  public static Exec build(Plan plan, ExecContext context) {
    return build(plan, context, 0);
  }

  @SuppressWarnings("unchecked")
  private static <P extends Plan> Exec build(P plan, ExecContext context, int depth) {
    Maker<P> maker = (Maker<P>) MAKERS.get(plan.getClass());
    if (maker == null) {
      throw new IllegalStateException("not resolved: " + plan.describe());
    }
    if (context.profile() == null) {
      return maker.make(plan, input -> build(input, context, depth + 1), context);
    }
    Profile.Entry entry = context.profile().enter(plan.describe(), depth);
    Exec exec = maker.make(plan, input -> build(input, context, depth + 1), context);
    if (exec instanceof Noting noting) {
      noting.noteTo(entry);
    }
    return new Profile.Counted(exec, entry);
  }

  /** An operator that tells more of its work than rows and time. */
  interface Noting {
    void noteTo(Profile.Entry entry);
  }
}
