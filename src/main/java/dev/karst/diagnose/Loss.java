package dev.karst.diagnose;

import dev.karst.command.Lowering;
import dev.karst.engine.Engine;
import dev.karst.plan.Condition;
import dev.karst.plan.Dataset;
import dev.karst.plan.Events;
import dev.karst.plan.Filter;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import java.util.List;

/** The first step of a search that gives no rows, with what came to it. */
final class Loss {
  private final Engine engine;
  private final TimeWindow window;
  private final Chain chain;
  private final int at;
  private final Runs runs;
  private final Lowering lowering;
  private Sieve sieve;
  private Rows input;

  Loss(Engine engine, TimeWindow window, Chain chain, int at) {
    this.engine = engine;
    this.window = window;
    this.chain = chain;
    this.at = at;
    this.runs = new Runs(engine);
    this.lowering = engine.lowering(window);
  }

  Engine engine() {
    return engine;
  }

  /** The time range of the run. */
  TimeWindow window() {
    return window;
  }

  Chain chain() {
    return chain;
  }

  /** Which of the chain's steps it is. */
  int at() {
    return at;
  }

  Step step() {
    return chain.steps().get(at);
  }

  Plan operator() {
    return step().operator();
  }

  Runs runs() {
    return runs;
  }

  Lowering lowering() {
    return lowering;
  }

  /** Whether the step makes the rows: nothing came to it. */
  boolean isFirst() {
    return at == 0;
  }

  /** Whether a condition lost the rows. */
  boolean isFilter() {
    return operator() instanceof Filter;
  }

  /** The dataset that the rows come from; null where they come from elsewhere. */
  Dataset dataset() {
    return chain.steps().get(0).operator() instanceof Dataset dataset ? dataset : null;
  }

  /** The events that the rows come from; null where they come from elsewhere. */
  Events events() {
    return chain.steps().get(0).operator() instanceof Events events ? events : null;
  }

  /** The condition that lost the rows, part by part; only where {@link #isFilter}. */
  Sieve sieve() {
    if (sieve == null) {
      sieve = new Sieve(((Filter) operator()).condition(), chain.plan(at), runs, lowering);
    }
    return sieve;
  }

  /** The parts of the condition to look at; none where no condition lost the rows. */
  List<Sieve.Part> culprits() {
    return isFilter() ? sieve().culprits() : List.of();
  }

  /** A sample of the rows that came to the step. */
  Rows input() {
    if (input == null) {
      input = isFilter() ? sieve().all() : sample(chain.plan(at));
    }
    return input;
  }

  /** A sample of a plan's rows. */
  Rows sample(Plan plan) {
    Rows rows = new Rows();
    runs.each(
        plan,
        batch -> {
          for (int i = 0; i < batch.size(); i++) {
            rows.add(batch, i);
          }
          return !rows.isFull();
        });
    return rows;
  }

  /** The search with another condition in the place of the one that lost the rows. */
  Chain filtering(Condition condition) {
    return condition == null ? chain.without(at) : chain.with(at, filter(condition));
  }

  /** A filter to be put into the chain, which gives it its input. */
  Filter filter(Condition condition) {
    Plan first = chain.steps().get(0).operator();
    return condition instanceof Condition.Search words
        ? lowering.filter(first, words.expression())
        : lowering.filter(first, ((Condition.Eval) condition).expression());
  }

  /** The search with one part of the condition in another form; null for without it. */
  Chain changing(Sieve.Part part, Condition other) {
    return filtering(other == null ? sieve().without(part) : sieve().with(part, other));
  }

  /** The last step before this one that makes a field; -1 where no step does. */
  int producer(String field) {
    for (int i = at - 1; i > 0; i--) {
      Plan operator = chain.steps().get(i).operator();
      if (Producers.makes(operator, field)) {
        return i;
      }
    }
    return -1;
  }
}
