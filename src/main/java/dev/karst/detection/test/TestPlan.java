package dev.karst.detection.test;

import dev.karst.detection.AttackData;
import dev.karst.detection.Detection;
import dev.karst.detection.Detection.TestBlock;
import dev.karst.detection.DetectionType;
import dev.karst.detection.TestData;
import dev.karst.detection.pack.ContentPack;
import dev.karst.detection.test.TestResult.Status;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.InputError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The tests of files: those that will run, and what is to be said of those that will not.
 *
 * @param items in order: each is run, or has its result already
 */
public record TestPlan(List<Item> items) {
  /** The name of a test over benign logs. */
  public static final String NEGATIVE = "negative";

  /**
   * A test, or the result of one that is not run.
   *
   * @param test null where its file could not be read
   * @param result null where it is to be run
   */
  record Item(TestCase test, TestResult result) {}

  /**
   * Makes plans.
   *
   * @param packs the pack of a detection's file
   * @param benign what must give nothing; empty unless asked for
   */
  public record Maker(
      TestOptions options,
      TestFiles files,
      Function<Path, ContentPack> packs,
      List<TestInput> benign,
      Session session) {
    /** The tests of detections' files. */
    public TestPlan plan(List<Path> detections) {
      List<Item> items = new ArrayList<>();
      for (Path file : detections) {
        try {
          Detection detection = Detection.read(file, session);
          if (options.chosen().test(detection.name()) || options.chosen().test(file.toString())) {
            add(items, detection, packs.apply(file));
          }
        } catch (KarstException e) {
          items.add(new Item(null, unreadable(file, e)));
        }
      }
      return new TestPlan(items);
    }

    private void add(List<Item> items, Detection detection, ContentPack pack) {
      int before = items.size();
      if (benign.isEmpty()) {
        for (TestBlock block : detection.tests()) {
          items.add(own(detection, pack, block));
        }
        for (TestCase own : CaseFile.beside(detection, pack, files, session)) {
          items.add(new Item(own, null));
        }
      } else {
        items.add(new Item(made(detection, pack, NEGATIVE, benign, Expectation.NOTHING), null));
      }
      if (items.size() == before) {
        TestCase none = made(detection, pack, "no tests", List.of(), Expectation.BY_JUDGE);
        items.add(
            new Item(none, TestResult.notRun(none, Status.SKIPPED, List.of("it has no tests"))));
      }
    }

    private Item own(Detection detection, ContentPack pack, TestBlock block) {
      List<String> notes = new ArrayList<>();
      List<TestInput> inputs = new ArrayList<>();
      String skipped = options.judge().skips(detection);
      Status status = skipped == null ? null : Status.SKIPPED;
      List<String> why = new ArrayList<>();
      if (skipped != null) {
        why.add(skipped);
      }
      for (TestData data : block.data()) {
        if (status != null) {
          break;
        }
        try {
          inputs.add(TestInput.of(data, files.find(detection, pack, data)));
          if (data.updatesTime()) {
            notes.add("update_timestamp: the events stay where they are, all time is searched");
          }
        } catch (InputError e) {
          boolean absent = e.diagnostic().code().equals(AttackData.ABSENT);
          boolean risk = detection.kind() == DetectionType.CORRELATION;
          status = absent ? risk ? null : Status.NO_DATA : Status.ERROR;
          why.add(e.diagnostic().message());
          why.addAll(e.diagnostic().help());
          inputs.clear();
          if (status == null) {
            break;
          }
        }
      }
      TestCase test =
          new TestCase(
              detection,
              pack,
              block.name(),
              detection.file(),
              false,
              inputs,
              List.of(),
              TestTime.OF_RUN,
              Expectation.BY_JUDGE,
              notes);
      return new Item(test, status == null ? null : TestResult.notRun(test, status, why));
    }

    private static TestCase made(
        Detection detection,
        ContentPack pack,
        String name,
        List<TestInput> inputs,
        Expectation expectation) {
      return new TestCase(
          detection,
          pack,
          name,
          detection.file(),
          true,
          inputs,
          List.of(),
          TestTime.OF_RUN,
          expectation,
          List.of());
    }

    private static TestResult unreadable(Path file, KarstException e) {
      return new TestResult(
          file.toString(),
          String.valueOf(file.getFileName()),
          null,
          "reading it",
          Status.ERROR,
          List.of(e.diagnostic().render().stripTrailing()),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          0,
          List.of(),
          List.of(),
          null,
          0);
    }
  }
}
