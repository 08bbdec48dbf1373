package dev.karst.cli.conformance;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When two values of a field count as equal: {@code compare} of a case.
 *
 * @param way how two texts are compared
 * @param fields that it is for; empty for all of them
 */
record Sameness(Way way, Set<String> fields) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Numbers that differ by less are equal, in relation to their size. */
  private static final double TOLERANCE = 1e-9;

  private static final String NUMERIC_FIELDS = "numeric_fields:";

  /** How two texts are compared. */
  enum Way {
    TEXT {
      @Override
      boolean same(String a, String b) {
        return a.equals(b);
      }
    },
    NUMERIC {
      @Override
      boolean same(String a, String b) {
        Num x = Numbers.parse(a);
        Num y = Numbers.parse(b);
        if (x == null || y == null) {
          return a.equals(b);
        }
        double distance = Math.abs(x.value() - y.value());
        return x.equals(y) || distance <= TOLERANCE * Math.max(1, Math.abs(x.value()));
      }
    },
    JSON_TREE {
      @Override
      boolean same(String a, String b) {
        try {
          return JSON.readTree(a).equals(JSON.readTree(b));
        } catch (JacksonException e) {
          return false;
        }
      }
    },
    IGNORE_SPACE {
      @Override
      boolean same(String a, String b) {
        return a.replaceAll("\\s", "").equals(b.replaceAll("\\s", ""));
      }
    },
    IGNORE_QUOTES {
      @Override
      boolean same(String a, String b) {
        return a.replace("\"", "").equals(b.replace("\"", ""));
      }
    };

    abstract boolean same(String a, String b);
  }

  /** As cases spell it; empty where there is no such way. */
  static Optional<Sameness> named(String name) {
    if (name.startsWith(NUMERIC_FIELDS)) {
      String[] fields = name.substring(NUMERIC_FIELDS.length()).split(",");
      return Optional.of(new Sameness(Way.NUMERIC, Set.copyOf(Arrays.asList(fields))));
    }
    return switch (name) {
      case "text" -> Optional.of(new Sameness(Way.TEXT, Set.of()));
      case "numeric" -> Optional.of(new Sameness(Way.NUMERIC, Set.of()));
      case "json" -> Optional.of(new Sameness(Way.JSON_TREE, Set.of()));
      case "ignore_space" -> Optional.of(new Sameness(Way.IGNORE_SPACE, Set.of()));
      case "ignore_quotes" -> Optional.of(new Sameness(Way.IGNORE_QUOTES, Set.of()));
      default -> Optional.empty();
    };
  }

  /** Whether two values of a field are equal: as many texts, each as the other's. */
  boolean same(String field, List<String> a, List<String> b) {
    Way used = fields.isEmpty() || fields.contains(field) ? way : Way.TEXT;
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!used.same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
