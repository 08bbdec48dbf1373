package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  private static final IngestedSource SOURCE = new IngestedSource("/logs/a", 7, "ab", "main");

  @TempDir Path directory;
  private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
  private Home home;

  @BeforeEach
  void makeAHome() {
    home = Home.create(directory.resolve("home"));
  }

  @AfterEach
  void nothingStaysCharged() {
    assertThat(budget.used()).isZero();
  }

  @Test
  void whatWasCommittedIsThereForOthers() {
    Rows first = Rows.random(new Random(1), 50);
    Rows second = Rows.random(new Random(2), 60);
    try (HomeWriter writer = begin()) {
      write(writer, "main", first);
      write(writer, "other", second);
      writer.ingested(SOURCE);
      assertThat(Home.open(home.path()).events()).isEmpty();
      writer.commit();
    }
    Home reader = Home.open(home.path());
    assertThat(reader.events()).isEqualTo(home.events());
    assertThat(reader.events()).extracting(SegmentRef::dataset).containsExactly("other", "main");
    assertThat(reader.events()).extracting(SegmentRef::rows).containsExactly(60, 50);
    assertThat(reader.holds(SOURCE)).isTrue();
    assertThat(reader.holds(new IngestedSource("/logs/a", 7, "ac", "main"))).isFalse();
    SegmentRef ref = reader.events().get(1);
    assertThat(home.path().resolve("index/main/" + ref.name() + ".arrow")).hasSize(ref.bytes());
    try (SegmentFile file = reader.open(ref, budget)) {
      first.assertHeldBy(file);
      assertThat(file.label()).isEqualTo(SegmentLabel.events("main", "shape"));
      assertThat(file.minTime()).isEqualTo(ref.minTime());
      assertThat(file.maxTime()).isEqualTo(ref.maxTime());
    }
  }

  @Test
  void whatWasNotCommittedIsRemoved() throws IOException {
    try (HomeWriter writer = begin()) {
      write(writer, "main", Rows.random(new Random(1), 5));
    }
    assertThat(arrowFiles()).isEmpty();
    assertThat(Home.open(home.path()).events()).isEmpty();
  }

  @Test
  void aWriterCanCommitMoreThanOnce() throws IOException {
    try (HomeWriter writer = begin()) {
      write(writer, "main", Rows.random(new Random(1), 5));
      writer.commit();
      write(writer, "main", Rows.random(new Random(2), 6));
      writer.commit();
      write(writer, "main", Rows.random(new Random(3), 7));
    }
    assertThat(home.events()).extracting(SegmentRef::rows).containsExactly(6, 5);
    assertThat(arrowFiles()).hasSize(2);
  }

  @Test
  void leftoversOfAKilledWriterAreRemovedByTheNextAndOtherFilesLeft() throws IOException {
    try (HomeWriter writer = begin()) {
      write(writer, "main", Rows.random(new Random(1), 5));
      writer.commit();
    }
    Path index = home.path().resolve("index/main");
    Path unlisted = Files.writeString(index.resolve("00000009-0123abcd.arrow"), "x");
    Path temporary = Files.writeString(index.resolve(".00000009-0123abcd.arrow.77.tmp"), "x");
    Path summaries = Files.createDirectories(home.path().resolve("summary/M.D"));
    Path orphan = Files.writeString(summaries.resolve("00000009-0123abcd.arrow"), "x");
    Path foreign = Files.writeString(index.resolve("mine.arrow"), "x");
    assertThat(Home.open(home.path()).events()).hasSize(1);
    begin().close();
    assertThat(unlisted).doesNotExist();
    assertThat(temporary).doesNotExist();
    assertThat(orphan).doesNotExist();
    assertThat(foreign).exists();
    assertThat(arrowFiles()).hasSize(2);
  }

  @Test
  void summariesStandBesideTheirEventsAndShowTheirHashes() {
    Rows rows = Rows.random(new Random(4), 40);
    try (HomeWriter writer = begin()) {
      SegmentRef ref = write(writer, "main", Rows.random(new Random(1), 50));
      writer.commit();
      assertThat(home.summary(ref, "Web.Web", budget)).isEmpty();
      try (Segment segment = rows.build(budget)) {
        writer.writeSummary(ref, "Web.Web", segment, "model 1", "shape 1");
      }
    }
    SegmentRef ref = home.events().get(0);
    try (SegmentFile summary = home.summary(ref, "Web.Web", budget).orElseThrow()) {
      rows.assertHeldBy(summary);
      assertThat(summary.label().modelHash()).isEqualTo("model 1");
      assertThat(summary.label().shapeHash()).isEqualTo("shape 1");
    }
    assertThat(home.summary(ref, "Web.Proxy", budget)).isEmpty();
    assertThat(home.datasets()).isEmpty();
  }

  @Test
  void rowsOfADatasetNeedNoEvents() {
    Rows rows = Rows.random(new Random(4), 40);
    try (HomeWriter writer = begin();
        Segment segment = rows.build(budget)) {
      writer.writeDataset("Web.Web", segment, "m", "s");
      writer.commit();
    }
    begin().close();
    Home reader = Home.open(home.path());
    assertThat(reader.events()).isEmpty();
    assertThat(reader.datasets()).extracting(SegmentRef::dataset).containsExactly("Web.Web");
    try (SegmentFile file = reader.open(reader.datasets().get(0), budget)) {
      rows.assertHeldBy(file);
    }
  }

  @Test
  void aSegmentInAnothersPlaceIsRefused() throws IOException {
    try (HomeWriter writer = begin()) {
      write(writer, "main", Rows.random(new Random(1), 5));
      write(writer, "other", Rows.random(new Random(1), 5));
      writer.commit();
    }
    Path target = home.file(home.events().get(0));
    Files.copy(
        home.file(home.events().get(1)), target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> home.open(home.events().get(0), budget))
        .isInstanceOf(InputError.class)
        .hasMessage(target + " is damaged in its place: it holds events of main");
  }

  @Test
  void namesThatAreNoDirectoriesAreRefused() {
    try (HomeWriter writer = begin()) {
      for (String name :
          List.of("", "..", ".hidden", "a/b", "-x", "a\\b", "a\0b", "x".repeat(101))) {
        assertThatThrownBy(() -> write(writer, name, Rows.random(new Random(1), 1)))
            .isInstanceOf(InputError.class)
            .hasMessage("\"" + name + "\" cannot be the name of an index or a dataset");
      }
    }
  }

  @Test
  void aDirectoryThatIsNoHomeIsNamed() throws IOException {
    Path none = directory.resolve("none");
    assertThatThrownBy(() -> Home.open(none))
        .isInstanceOf(InputError.class)
        .hasMessage("there is no Karst home at " + none);
    Path lost = Files.createDirectories(directory.resolve("lost/index/main"));
    Files.writeString(lost.resolve("00000001-0123abcd.arrow"), "x");
    assertThatThrownBy(() -> Home.create(directory.resolve("lost")))
        .isInstanceOf(InputError.class)
        .hasMessage(directory.resolve("lost") + " has segments but no manifest.jsonl");
    assertThat(lost.resolve("00000001-0123abcd.arrow")).exists();
  }

  @Test
  void aDamagedManifestIsFoundAndLeft() throws IOException {
    try (HomeWriter writer = begin()) {
      write(writer, "main", Rows.random(new Random(1), 5));
      writer.ingested(SOURCE);
      writer.commit();
    }
    Path path = home.path().resolve("manifest.jsonl");
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 4;
      Files.write(path, changed);
      assertThatThrownBy(() -> Home.open(home.path()))
          .isInstanceOf(InputError.class)
          .hasMessageStartingWith(path + " is damaged: ");
      assertThatThrownBy(() -> begin()).isInstanceOf(InputError.class);
    }
    Files.write(path, whole);
    assertThat(arrowFiles()).hasSize(1);
    assertThat(Home.open(home.path()).events()).hasSize(1);
  }

  @Test
  void aSecondWriterWaitsThenSaysWho() {
    List<String> told = new ArrayList<>();
    String who = "process " + ProcessHandle.current().pid();
    try (HomeWriter writer = begin()) {
      assertThatThrownBy(() -> home.beginWrite(budget, Duration.ofMillis(120), told::add))
          .isInstanceOf(InputError.class)
          .hasMessage(home.path() + " is being written by " + who);
      assertThat(writer).isNotNull();
    }
    assertThat(told).containsExactly("waiting for " + who + ", which writes to " + home.path());
    begin().close();
  }

  @Test
  void sourcesAreKnownByTheirContent() throws IOException {
    Path log = Files.writeString(directory.resolve("a.log"), "abc");
    IngestedSource source = IngestedSource.of(log, "main");
    assertThat(source)
        .isEqualTo(
            new IngestedSource(
                log.toString(),
                3,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "main"));
  }

  private HomeWriter begin() {
    return home.beginWrite(budget, Duration.ZERO, message -> {});
  }

  private SegmentRef write(HomeWriter writer, String index, Rows rows) {
    try (Segment segment = rows.build(budget)) {
      return writer.writeEvents(index, segment, "shape");
    }
  }

  private List<Path> arrowFiles() throws IOException {
    try (Stream<Path> files = Files.walk(home.path())) {
      return files.filter(file -> file.toString().endsWith(".arrow")).toList();
    }
  }
}
