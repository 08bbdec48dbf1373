package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.knowledge.LookupDefinition.Kind;
import dev.karst.knowledge.LookupDefinition.Match;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupsTest {
  private final Session session = Session.standard();
  @TempDir Path pack;

  private Lookups pack(String... namesAndTexts) throws IOException {
    Files.createDirectories(pack.resolve("lookups"));
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      Files.writeString(pack.resolve("lookups").resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
    }
    return Lookups.none().withPack(pack, session);
  }

  // source: assumed, that blanks around the names of columns do not count
  @Test
  void readsDefinitionsAsContentctlWritesThem() throws IOException {
    Lookups lookups =
        pack(
            "tools.yml",
            """
            name: attack tools
            filename: tools2024.csv
            match_type: WILDCARD(process), CIDR(ip)
            default_match: 'false'
            min_matches: 1
            max_matches: 3
            case_sensitive_match: 'false'
            author: somebody
            """,
            "tools2024.csv",
            "\uFEFFprocess, ip,tool\n*a*,,x\n",
            "seen.yml",
            "name: seen\ncollection: seen_collection\nfields_list: _key, user, last\n");
    LookupDefinition tools = lookups.find("attack tools").orElseThrow().definition();
    assertThat(tools.kind()).isEqualTo(Kind.FILE);
    assertThat(tools.file()).isEqualTo("tools2024.csv");
    assertThat(tools.matches()).isEqualTo(Map.of("process", Match.WILDCARD, "ip", Match.CIDR));
    assertThat(tools.defaultMatch()).isEqualTo("false");
    assertThat(tools.minMatches()).isEqualTo(1);
    assertThat(tools.maxMatches()).isEqualTo(3);
    assertThat(tools.caseSensitive()).isFalse();
    Lookup seen = lookups.find("seen").orElseThrow();
    assertThat(seen.definition().kind()).isEqualTo(Kind.COLLECTION);
    assertThat(seen.definition().caseSensitive()).isTrue();
    assertThat(seen.columns()).containsExactly("_key", "user", "last");
    assertThat(seen.data().size()).isZero();
    LookupData file = lookups.find("tools2024.csv").orElseThrow().data();
    assertThat(file.row(0)).isEqualTo(Map.of("process", "*a*", "tool", "x"));
    assertThat(lookups.names()).containsExactly("attack tools", "seen", "tools2024.csv");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws IOException {
    Files.createDirectories(pack.resolve("lookups"));
    Files.writeString(pack.resolve("lookups/large.csv"), "a\n1\n2\n3\n4\n");
    Session small = Session.builder().limit(Limit.LOOKUP_BYTES, 5).build();
    Lookups lookups = Lookups.none().withPack(pack, small);
    assertThatThrownBy(() -> lookups.find("large.csv").orElseThrow().data().size())
        .isInstanceOf(KarstException.class)
        .hasMessageContaining("large.csv");
  }

  @Test
  void neverLeavesItsFolder() throws IOException {
    Files.writeString(pack.resolve("secret.csv"), "a\n1\n");
    Lookups lookups = pack("bad.yml", "name: bad\nfilename: ../secret.csv\n");
    assertThatThrownBy(() -> lookups.find("bad"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("'../secret.csv' is no file name");
    Files.delete(pack.resolve("lookups/bad.yml"));
    Files.createSymbolicLink(
        pack.resolve("lookups/linked.csv"), pack.resolve("secret.csv").toAbsolutePath());
    Lookups again = Lookups.none().withPack(pack, session);
    assertThat(again.find("../secret.csv")).isEmpty();
    assertThat(again.find(pack.resolve("secret.csv").toString())).isEmpty();
    assertThatThrownBy(() -> again.find("linked.csv"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("leads out of its folder");
    assertThat(again.writable("../x.csv")).isEmpty();
    assertThat(again.writable("undefined")).isEmpty();
  }

  @Test
  void writesToTheHomeAndNeverIntoThePack(@TempDir Path home) throws IOException {
    Lookups lookups = pack("users.csv", "user,n\nann,1\n").withHome(home, session);
    Lookup users = lookups.writable("users.csv").orElseThrow();
    LookupWrite how = new LookupWrite(true, false, Long.MAX_VALUE, null, true);
    LookupData more =
        how.apply(
            users.definition(), users.data(), List.of(Map.of("user", "b\"o,b", "extra", "x")));
    lookups.write(users.definition(), more);
    assertThat(Files.readString(pack.resolve("lookups/users.csv"))).isEqualTo("user,n\nann,1\n");
    Lookups later = pack().withHome(home, session);
    LookupData read = later.find("users.csv").orElseThrow().data();
    assertThat(read.columns()).containsExactly("user", "n");
    assertThat(read.row(1)).isEqualTo(Map.of("user", "b\"o,b"));
    try (var files = Files.list(home.resolve("lookups"))) {
      assertThat(files.map(path -> path.getFileName().toString())).containsExactly("users.csv");
    }
  }

  @Test
  void replacesRowsByKey() {
    LookupDefinition definition =
        Lookups.parse("t.yml", "name: t\ncollection: t\nfields_list: _key, v\n", session);
    LookupData before =
        LookupData.of(
            List.of("_key", "v"), List.of(Map.of("_key", "a", "v", "1"), Map.of("_key", "b")));
    List<Map<String, String>> rows =
        List.of(Map.of("k", "b", "v", "2"), Map.of("k", "c", "v", "3"), Map.of("v", "lost"));
    LookupData updated =
        new LookupWrite(false, false, 9, "k", true).apply(definition, before, rows);
    assertThat(updated.size()).isEqualTo(3);
    assertThat(updated.row(1)).isEqualTo(Map.of("_key", "b", "v", "2"));
    LookupData kept = new LookupWrite(false, false, 9, "k", false).apply(definition, before, rows);
    assertThat(kept.row(1)).isEqualTo(Map.of("_key", "b"));
    assertThat(kept.row(2)).isEqualTo(Map.of("_key", "c", "v", "3"));
  }

  @Test
  void aTableOfManyRowsIsFoundByHashAndByPattern() {
    int count = 500_000;
    List<Map<String, String>> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(Map.of("exact", "host-" + i, "pattern", "*.d" + i + ".example.com"));
    }
    LookupData data = LookupData.of(List.of("exact", "pattern"), rows);
    LookupDefinition definition =
        Lookups.parse("t.yml", "name: t\nfilename: t.csv\nmatch_type: WILDCARD(pattern)", session);
    Lookup lookup = new Lookup(definition, () -> data);
    long start = System.nanoTime();
    LookupIndex exact = new LookupIndex(lookup, List.of("exact"), session);
    LookupIndex pattern = new LookupIndex(lookup, List.of("pattern"), session);
    long built = System.nanoTime();
    int right = 0;
    for (int i = 0; i < 100_000; i++) {
      int row = i * 4 + 1;
      int[] byHash = exact.match(List.of("host-" + row), 0);
      int[] byPattern = pattern.match(List.of("www.d" + row + ".example.com"), 0);
      right += byHash.length == 1 && byHash[0] == row ? 1 : 0;
      right += byPattern.length == 1 && byPattern[0] == row ? 1 : 0;
    }
    assertThat(right).isEqualTo(200_000);
    System.out.printf(
        "lookup of %d rows: built in %d ms, 200000 matches in %d ms%n",
        count, (built - start) / 1_000_000, (System.nanoTime() - built) / 1_000_000);
    assertThat(exact.match(List.of("host"), 0)).isEmpty();
    assertThat(pattern.match(List.of("www.example.com"), 0)).isEmpty();
  }
}
