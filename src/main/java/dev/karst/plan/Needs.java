package dev.karst.plan;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which fields somebody wants of an operator.
 *
 * @param all whether every field is wanted; {@code names} says nothing then
 */
public record Needs(boolean all, Set<String> names) {
  public static final Needs ALL = new Needs(true, Set.of());
  public static final Needs NONE = new Needs(false, Set.of());

  public Needs {
    names = Set.copyOf(names);
  }

  public static Needs of(Collection<String> names) {
    return new Needs(false, new LinkedHashSet<>(names));
  }

  public boolean contains(String name) {
    return all || names.contains(name);
  }

  public Needs plus(Collection<String> more) {
    if (all) {
      return this;
    }
    Set<String> sum = new LinkedHashSet<>(names);
    sum.addAll(more);
    return new Needs(false, sum);
  }

  public Needs minus(Collection<String> less) {
    if (all) {
      return this;
    }
    Set<String> rest = new LinkedHashSet<>(names);
    rest.removeAll(less);
    return new Needs(false, rest);
  }

  public Needs union(Needs other) {
    return all || other.all ? ALL : plus(other.names);
  }

  @Override
  public String toString() {
    return all ? "all fields" : String.join(", ", new TreeSet<>(names));
  }
}
