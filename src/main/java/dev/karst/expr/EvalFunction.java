package dev.karst.expr;

import dev.karst.value.Value;
import java.util.List;

/**
 * An eval function: what help tells of it, and what it does. A family of functions is a list of
 * these, one definition a function.
 *
 * @param name in lower case
 * @param aliases other names of the same function
 * @param syntax its arguments as help shows them, such as {@code replace(<str>, <regex>, <str>)}
 * @param about one sentence
 * @param arity how many arguments it takes
 * @param kind what it gives
 * @param deterministic whether equal arguments give equal values
 * @param binding makes its body at a place of call
 */
public record EvalFunction(
    String name,
    List<String> aliases,
    String syntax,
    String about,
    Arity arity,
    Expr.Kind kind,
    boolean deterministic,
    Binding binding) {

  /** What a function computes of its arguments' values. Called by many threads. */
  @FunctionalInterface
  public interface Body {
    /**
     * @param arguments values, null where absent; not to be kept or changed
     */
    Value apply(Value[] arguments);
  }

  /** Makes what stands at a place of call; looks at literal arguments once, refuses bad ones. */
  @FunctionalInterface
  public interface Binding {
    Expr bind(CallSite site);
  }

  /** Makes the body of a function whose arguments are all computed first. */
  @FunctionalInterface
  public interface BodyMaker {
    Body make(CallSite site);
  }

  /** How many arguments a function takes: at least {@code least}, at most {@code most}. */
  public record Arity(int least, int most) {
    public static Arity of(int count) {
      return new Arity(count, count);
    }

    public static Arity of(int least, int most) {
      return new Arity(least, most);
    }

    public static Arity atLeast(int least) {
      return new Arity(least, Integer.MAX_VALUE);
    }

    boolean allows(int count) {
      return count >= least && count <= most;
    }

    String describe() {
      if (most == Integer.MAX_VALUE) {
        return "at least " + least;
      }
      return least == most ? String.valueOf(least) : least + " to " + most;
    }
  }

  /** A function of its arguments' values that gives a text, a number or a multivalue. */
  public static EvalFunction of(String name, String syntax, String about, Arity arity, Body body) {
    return prepared(name, syntax, about, arity, site -> body);
  }

  /** As {@link #of}, with a body made at the place of call, for literal regexes and the like. */
  public static EvalFunction prepared(
      String name, String syntax, String about, Arity arity, BodyMaker maker) {
    return new EvalFunction(
        name, List.of(), syntax, about, arity, Expr.Kind.VALUE, true, calls(maker));
  }

  /**
   * A function that is given its arguments unevaluated: {@code if}, {@code case}, {@code mvmap}.
   */
  public static EvalFunction special(
      String name, String syntax, String about, Arity arity, Binding binding) {
    return new EvalFunction(name, List.of(), syntax, about, arity, Expr.Kind.VALUE, true, binding);
  }

  /** The same function, giving a Boolean. */
  public EvalFunction predicate() {
    return new EvalFunction(
        name, aliases, syntax, about, arity, Expr.Kind.BOOLEAN, deterministic, binding);
  }

  /** The same function, giving what its arguments give. */
  public EvalFunction anyKind() {
    return new EvalFunction(
        name, aliases, syntax, about, arity, Expr.Kind.ANY, deterministic, binding);
  }

  /** The same function under more names. */
  public EvalFunction alias(String... more) {
    return new EvalFunction(
        name, List.of(more), syntax, about, arity, kind, deterministic, binding);
  }

  /** The same function, giving another value each time. */
  public EvalFunction volatileResult() {
    return new EvalFunction(name, aliases, syntax, about, arity, kind, false, binding);
  }

  private static Binding calls(BodyMaker maker) {
    return site -> new CallExpr(site.bindAll(), maker.make(site));
  }
}
