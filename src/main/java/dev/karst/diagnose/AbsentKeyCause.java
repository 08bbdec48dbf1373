package dev.karst.diagnose;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Dedup;
import dev.karst.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that lack a BY field are in no group, unless something stands in for it. */
final class AbsentKeyCause implements Cause {
  @Override
  public String name() {
    return "by_field";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    List<String> keys = keys(loss.operator());
    if (keys.isEmpty() || loss.isFirst()) {
      return List.of();
    }
    Map<String, Long> absent = absent(keys, loss);
    long rows = absent.remove("");
    List<Suspect> suspects = new ArrayList<>();
    absent.forEach(
        (key, count) -> {
          if (count == rows && !isOnlyPrefixed(key, loss.input().fields())) {
            suspects.add(suspect(key, rows, loss));
          }
        });
    if (suspects.isEmpty() && absent.values().stream().allMatch(count -> count < rows)) {
      suspects.add(together(absent, loss));
    }
    return suspects;
  }

  /** The fields that each row must have. */
  static List<String> keys(Plan operator) {
    if (operator instanceof Aggregate aggregate) {
      return aggregate.keys().stream().map(Aggregate.Key::field).toList();
    }
    return operator instanceof Dedup dedup ? dedup.names() : List.of();
  }

  /** How many rows lack each key, and under no name how many rows there are. */
  private static Map<String, Long> absent(List<String> keys, Loss loss) {
    Map<String, Long> absent = new LinkedHashMap<>();
    absent.put("", 0L);
    keys.forEach(key -> absent.put(key, 0L));
    loss.runs()
        .each(
            loss.chain().plan(loss.at()),
            batch -> {
              absent.merge("", (long) batch.size(), Long::sum);
              for (String key : keys) {
                for (int i = 0; i < batch.size(); i++) {
                  if (batch.value(key, i) == null) {
                    absent.merge(key, 1L, Long::sum);
                  }
                }
              }
              return true;
            });
    return absent;
  }

  private static boolean isOnlyPrefixed(String key, Collection<String> fields) {
    return fields.stream().anyMatch(field -> NearNames.sameApartFromPrefix(key, field));
  }

  private static Suspect suspect(String key, long rows, Loss loss) {
    List<String> near = NearNames.sorted(key, loss.input().fields());
    return Suspect.of(
        "none of the "
            + Describe.rows(rows)
            + " has the BY field '"
            + key
            + "', and a row without it is in no group",
        loss.step().stage().span(),
        filled(loss),
        fill(loss),
        near.isEmpty() ? "" : "the nearest field that is there: '" + near.get(0) + "'");
  }

  private static Suspect together(Map<String, Long> absent, Loss loss) {
    List<String> help = new ArrayList<>();
    absent.forEach((key, count) -> help.add("'" + key + "' is absent in " + Describe.rows(count)));
    help.add(fill(loss));
    return Suspect.of(
        "no row has all of the BY fields, and a row that lacks one is in no group",
        loss.step().stage().span(),
        filled(loss),
        help.toArray(String[]::new));
  }

  private static String fill(Loss loss) {
    return switch (loss.step().stage().command()) {
      case "tstats" -> "with fillnull_value=null the text null stands in";
      case "dedup" -> "keepempty=true keeps such rows";
      default -> "put | fillnull value=null in front of it, or leave the field out";
    };
  }

  private static Chain filled(Loss loss) {
    if (loss.operator() instanceof Dedup dedup) {
      return loss.chain()
          .with(
              loss.at(),
              new Dedup(
                  dedup.input(),
                  dedup.names(),
                  dedup.count(),
                  dedup.keepEvents(),
                  true,
                  dedup.consecutive()));
    }
    Aggregate aggregate = (Aggregate) loss.operator();
    return loss.chain()
        .with(
            loss.at(),
            new Aggregate(aggregate.input(), aggregate.measures(), aggregate.keys(), "null"));
  }
}
