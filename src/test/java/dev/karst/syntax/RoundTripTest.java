package dev.karst.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.karst.knowledge.Knowledge;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever parses prints as SPL that parses to the same tree: over every published search. */
class RoundTripTest {
  private final Session session = Session.standard();
  private final SplSyntax syntax = new SplSyntax(new AnyCommand(), session);

  @Test
  void publishedSearchesPrintAndParseAgain() throws Exception {
    Map<String, String> searches = Corpus.searches();
    boolean required = System.getProperty("shared.required") != null;
    assumeTrue(required || !searches.isEmpty(), "no published searches at " + Corpus.SHARED);
    assertThat(searches).isNotEmpty();
    MacroSource macros =
        Knowledge.builtIn(session)
            .withPack(Corpus.SHARED.resolve("content/escu"), session)
            .macros();
    int same = 0;
    Map<String, String> refused = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> search : searches.entrySet()) {
      Pipeline tree;
      try {
        SourceText text = SourceText.of("search", search.getValue());
        tree = syntax.search(new MacroExpander(macros, any -> null, session).expand(text));
      } catch (KarstException e) {
        refused.put(search.getKey(), e.diagnostic().message());
        continue;
      }
      String difference = roundTrip(tree);
      if (difference == null) {
        same++;
      } else {
        wrong.add(search.getKey() + ": " + difference);
      }
    }
    System.out.println(
        "round trips: " + same + " of " + searches.size() + " searches, refused " + refused);
    assertThat(wrong).isEmpty();
    assertThat(same).isGreaterThan(searches.size() * 98 / 100);
  }

  @Test
  void oddOnesToo() throws Exception {
    for (String search :
        List.of(
            "a=\"x y\" OR NOT (b=1 c=2) d IN (\"a,b\", c*) TERM(x=y) e=CASE(F) \"say \\\"hi\\\"\"",
            "| eval 'a b'=-(1+2)*3 % 4 . \"x\", \"c\\\\d\"=if(NOT a=1 AND (b OR c) XOR d, 1-(2-3), -x)",
            "| where NOT (a LIKE \"b%\" OR 'c d' IN (1, \"2\")) AND 'and'=1 AND -a<-1",
            "| stats count(eval(a=1 OR b=\"x\")) AS \"how many\", values(\"a b\") p95(x) BY c, \"d e\" span=1h",
            "| tstats summariesonly=t count FROM datamodel=A.B WHERE (a=1 OR b=2) c=3 BY _time span=1d PREFIX(x=)",
            "| rex field=_raw \"(?<a>\\\\\\\\x\\|[^\\\"]+)\" max_match=0 | sort - num(a), +b | head (x>1) limit=3",
            "| lookup t a AS b OUTPUT c AS \"d e\" | inputlookup t.csv where a=1 OR b=2",
            "index=a [ search b | fields c ] | join type=left x [ | tstats count ]",
            "\"AND\" OR \"or\" \"BY\"=1 in=2 by=x as=y",
            "| table \"a*\" b\\*c d\\ e")) {
      assertThat(roundTrip(syntax.search(SourceText.of("search", search)))).as(search).isNull();
    }
  }

  /** What is different after printing and parsing; null where nothing is. */
  private String roundTrip(Pipeline tree) throws ReflectiveOperationException {
    String printed = tree.spl();
    try {
      Pipeline again = syntax.search(SourceText.of("printed", printed));
      String difference = difference(tree, again, "");
      return difference == null ? null : difference + " in " + printed;
    } catch (KarstException e) {
      return e.diagnostic().render() + " in " + printed;
    }
  }

  /** Whether the text of an aggregate names its column: where it has no alias. */
  private static boolean names(Object node) {
    return !(node instanceof Aggregate aggregate) || aggregate.alias() == null;
  }

  /** The path to the first difference; places do not count. */
  private static String difference(Object a, Object b, String path)
      throws ReflectiveOperationException {
    if (a instanceof List<?> left && b instanceof List<?> right) {
      if (left.size() != right.size()) {
        return path + ": " + left + " and " + right;
      }
      for (int i = 0; i < left.size(); i++) {
        String found = difference(left.get(i), right.get(i), path + "[" + i + "]");
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (a instanceof Record && b != null && a.getClass() == b.getClass()) {
      for (RecordComponent part : a.getClass().getRecordComponents()) {
        boolean counts = !part.getName().equals("written") || names(a);
        if (part.getType() != Span.class && counts) {
          part.getAccessor().setAccessible(true);
          String at = path + "." + part.getName();
          String found = difference(part.getAccessor().invoke(a), part.getAccessor().invoke(b), at);
          if (found != null) {
            return found;
          }
        }
      }
      return null;
    }
    boolean equal = a == null ? b == null : a.equals(b);
    return equal ? null : path + ": " + a + " and " + b;
  }
}
