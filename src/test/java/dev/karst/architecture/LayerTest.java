package dev.karst.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.architecture.SourceTree.JavaFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code is as ARCHITECTURE.md says. */
class LayerTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)/` \\|");
  private static final int MOST_LINES = 500;
  private static final Set<String> NO_NAMES =
      Set.of("util", "utils", "common", "helper", "helpers", "impl", "core", "misc");

  private final List<String> layers = layers();
  private final List<JavaFile> files = SourceTree.mainFiles();

  private static List<String> layers() {
    List<String> layers = new ArrayList<>();
    Matcher rows = ROW.matcher(SourceTree.read(Path.of("ARCHITECTURE.md")));
    while (rows.find()) {
      layers.add(rows.group(1));
    }
    return layers;
  }

  @Test
  void everyPackageStandsInTheTable() {
    Set<String> found = new TreeSet<>();
    files.forEach(file -> found.add(file.layer()));
    assertThat(layers).containsExactlyInAnyOrderElementsOf(found);
  }

  @Test
  void aPackageNamesOnlyPackagesAboveIt() {
    List<String> wrong = new ArrayList<>();
    for (JavaFile file : files) {
      for (String named : file.layersNamed()) {
        if (layers.indexOf(named) > layers.indexOf(file.layer())) {
          wrong.add(file.path() + " names " + named);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() {
    Set<Path> folders = new TreeSet<>();
    files.forEach(file -> folders.add(file.path().getParent()));
    assertThat(folders)
        .allSatisfy(
            folder -> assertThat(Files.exists(folder.resolve("package-info.java"))).isTrue());
  }

  @Test
  void noPackageIsNamedForLackOfAName() {
    assertThat(files)
        .allSatisfy(
            file -> file.path().forEach(part -> assertThat(NO_NAMES).doesNotContain("" + part)));
  }

  @Test
  void arrowIsNamedInBatchAndStoreOnly() {
    assertThat(files)
        .filteredOn(file -> file.code().contains("org.apache.arrow"))
        .allSatisfy(file -> assertThat(file.layer()).isIn("batch", "store"));
  }

  @Test
  void noFileIsLong() {
    List<Integer> sizes = files.stream().map(JavaFile::lines).sorted().toList();
    System.out.println(
        "main sources: "
            + sizes.size()
            + " files, median "
            + sizes.get(sizes.size() / 2)
            + ", p90 "
            + sizes.get(sizes.size() * 9 / 10)
            + ", longest "
            + sizes.get(sizes.size() - 1)
            + " lines");
    assertThat(files).allSatisfy(file -> assertThat(file.lines()).isLessThanOrEqualTo(MOST_LINES));
  }
}
