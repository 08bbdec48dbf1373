package dev.karst.plan;

import dev.karst.match.Wildcard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields that rows have, as far as is known before a search runs.
 *
 * @param names the known fields, in column order
 * @param open whether rows may have others too: JSON, key=value pairs and the like are known only
 *     once they are seen
 */
public record FieldSet(List<String> names, boolean open) {
  public FieldSet {
    names = List.copyOf(new LinkedHashSet<>(names));
  }

  /** Exactly these. */
  public static FieldSet closed(Collection<String> names) {
    return new FieldSet(List.copyOf(names), false);
  }

  /** These, and perhaps others. */
  public static FieldSet open(Collection<String> names) {
    return new FieldSet(List.copyOf(names), true);
  }

  public boolean mayHave(String name) {
    return open || names.contains(name);
  }

  /** With these too, at the end. */
  public FieldSet with(Collection<String> more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(more);
    return new FieldSet(all, open);
  }

  public FieldSet without(Collection<String> gone) {
    return new FieldSet(names.stream().filter(name -> !gone.contains(name)).toList(), open);
  }

  /** The known names that a pattern with wildcards matches, in order. */
  public List<String> matching(String pattern) {
    Wildcard wildcard = Wildcard.of(pattern, true);
    return names.stream().filter(wildcard::matches).toList();
  }

  /** All fields of either. */
  public FieldSet union(FieldSet other) {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(other.names);
    return new FieldSet(List.copyOf(all), open || other.open);
  }

  @Override
  public String toString() {
    return String.join(", ", names) + (open ? (names.isEmpty() ? "any" : ", and others") : "");
  }
}
