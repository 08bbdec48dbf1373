package dev.karst.diagnose;

import dev.karst.knowledge.Lookup;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.knowledge.LookupDefinition.Match;
import dev.karst.plan.Enrich;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A lookup that finds nothing for the rows, so that a later condition on its fields fails. */
final class LookupCause implements Cause {
  private static final int MOST_CELLS = 200;

  @Override
  public String name() {
    return "lookup";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    Set<Integer> lookups = new LinkedHashSet<>();
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        if (atom.values(part.missing()).isEmpty()) {
          lookups.addAll(Origins.of(loss, atom.field(), Enrich.class));
        }
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    lookups.forEach(at -> suspects.addAll(suspects(loss, at)));
    return suspects;
  }

  private static List<Suspect> suspects(Loss loss, int at) {
    Enrich enrich = (Enrich) loss.chain().steps().get(at).operator();
    Lookup lookup = enrich.lookup();
    LookupDefinition how = lookup.definition();
    Rows rows = loss.sample(loss.chain().plan(at));
    String name = "the lookup '" + lookup.name() + "'";
    List<Suspect> suspects = new ArrayList<>();
    if (lookup.data().size() == 0) {
      suspects.add(suspect(name + " has no rows", loss, at, null, "its file: " + how.file()));
      return suspects;
    }
    for (Enrich.Pair key : enrich.keys()) {
      if (!rows.has(key.field())) {
        List<String> near = NearNames.sorted(key.field(), rows.fields());
        String nearest = near.isEmpty() ? "" : "the nearest field: '" + near.get(0) + "'";
        suspects.add(
            suspect(
                "no row has the field '" + key.field() + "' that " + name + " goes by",
                loss,
                at,
                near.isEmpty() ? null : by(enrich, key, near.get(0)),
                nearest));
      }
    }
    String seen = seen(enrich, rows);
    suspects.add(
        suspect(
            name + " minds upper and lower case (case_sensitive_match)",
            loss,
            at,
            with(enrich, false, how.matches(), how.minMatches()),
            seen));
    Map<String, Match> wild = new HashMap<>(how.matches());
    enrich.keys().forEach(key -> wild.put(key.column(), Match.WILDCARD));
    suspects.add(
        suspect(
            name + " matches whole values: its match_type is not WILDCARD",
            loss,
            at,
            with(enrich, how.caseSensitive(), wild, how.minMatches()),
            seen));
    if (how.defaultMatch() != null && how.minMatches() == 0) {
      suspects.add(
          suspect(
              name + " has a default_match, which stands in only where min_matches is above 0",
              loss,
              at,
              with(enrich, how.caseSensitive(), how.matches(), 1),
              seen));
    }
    suspects.removeIf(
        one ->
            one.repaired() != null && loss.runs().tried(one.repaired().plan(loss.at() + 1)) == 0);
    suspects.addAll(otherKeys(enrich, rows, loss, at));
    suspects.add(suspect(name + " has no row for any of the rows", loss, at, null, seen));
    return suspects;
  }

  /** Other fields of the rows that the lookup does hold. */
  private static List<Suspect> otherKeys(Enrich enrich, Rows rows, Loss loss, int at) {
    List<Suspect> suspects = new ArrayList<>();
    for (Enrich.Pair key : enrich.keys()) {
      Set<String> cells = cells(enrich.lookup(), key.column());
      for (String field : NearNames.sorted(key.field(), rows.fields())) {
        if (!field.equals(key.field()) && rows.texts(field).stream().anyMatch(cells::contains)) {
          suspects.add(
              suspect(
                  "the lookup '"
                      + enrich.lookup().name()
                      + "' goes by '"
                      + key.field()
                      + "', and what it holds is in '"
                      + field
                      + "'",
                  loss,
                  at,
                  by(enrich, key, field),
                  "write: " + key.column() + " AS " + field));
        }
      }
    }
    return suspects;
  }

  private static Suspect suspect(
      String message, Loss loss, int at, Enrich repaired, String... help) {
    return Suspect.of(
        message,
        loss.chain().steps().get(at).stage().span(),
        repaired == null ? null : loss.chain().with(at, repaired),
        help);
  }

  private static Enrich by(Enrich enrich, Enrich.Pair key, String field) {
    List<Enrich.Pair> keys =
        enrich.keys().stream()
            .map(one -> one == key ? new Enrich.Pair(key.column(), field) : one)
            .toList();
    return new Enrich(
        enrich.input(), enrich.lookup(), keys, enrich.outputs(), enrich.keep(), enrich.guard());
  }

  private static Enrich with(
      Enrich enrich, boolean caseSensitive, Map<String, Match> matches, int least) {
    LookupDefinition how = enrich.lookup().definition();
    LookupDefinition other =
        new LookupDefinition(
            how.name(),
            how.kind(),
            how.file(),
            how.fields(),
            matches,
            caseSensitive,
            how.maxMatches(),
            least,
            how.defaultMatch(),
            how.time());
    Lookup lookup = new Lookup(other, enrich.lookup().table());
    return new Enrich(
        enrich.input(), lookup, enrich.keys(), enrich.outputs(), enrich.keep(), enrich.guard());
  }

  private static String seen(Enrich enrich, Rows rows) {
    List<String> seen = new ArrayList<>();
    for (Enrich.Pair key : enrich.keys()) {
      seen.add(
          "'"
              + key.field()
              + "' holds "
              + Describe.values(rows.texts(key.field()))
              + ", the column '"
              + key.column()
              + "' "
              + Describe.values(cells(enrich.lookup(), key.column())));
    }
    return String.join("; ", seen);
  }

  private static Set<String> cells(Lookup lookup, String column) {
    Set<String> cells = new LinkedHashSet<>();
    for (int row = 0; row < lookup.data().size() && cells.size() < MOST_CELLS; row++) {
      String text = lookup.data().text(column, row);
      if (text != null) {
        cells.add(text);
      }
    }
    return cells;
  }
}
