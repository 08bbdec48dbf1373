package dev.karst.cli;

import dev.karst.engine.HomeIngest;
import dev.karst.ingest.IngestReport;
import dev.karst.ingest.InputFolder;
import dev.karst.ingest.InputSpec;
import dev.karst.ingest.NoLog;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files of one {@code karst ingest}: those that are named, and those in folders that are named;
 * and what is told of each. A file of a folder that is no log is passed over; a named one is an
 * error.
 */
final class IngestRun implements HomeIngest.Outcome {
  private final List<InputSpec> files = new ArrayList<>();
  private final Set<InputSpec> found = new HashSet<>();
  private final InputFiles reports;
  private final Consumer<String> tell;
  private Progress progress;
  private int links;
  private int passedOver;

  /**
   * @param inputs what the user named
   * @param tell is told a line each
   */
  IngestRun(List<InputSpec> inputs, InputFiles reports, Consumer<String> tell) {
    this.reports = reports;
    this.tell = tell;
    for (InputSpec input : inputs) {
      if (!Files.isDirectory(input.path())) {
        files.add(input);
        continue;
      }
      InputFolder folder = InputFolder.of(input.path());
      if (folder.files().isEmpty()) {
        throw new InputError("input", "the folder " + input.path() + " holds no files");
      }
      links += folder.links();
      for (Path file : folder.files()) {
        InputSpec spec = input.withPath(file);
        files.add(spec);
        found.add(spec);
      }
    }
  }

  List<InputSpec> files() {
    return files;
  }

  /** Bytes of all files, as they lie on disk. */
  long bytes() {
    long bytes = 0;
    for (InputSpec file : files) {
      try {
        bytes += Files.size(file.path());
      } catch (IOException e) {
        // It is told when the file is read.
      }
    }
    return bytes;
  }

  /** From now on each file that is done counts there. */
  void show(Progress shown) {
    progress = shown;
  }

  @Override
  public void events(InputSpec spec, IngestReport report) {
    progress.clear();
    reports.tell(report);
    progress.done();
  }

  @Override
  public void rows(InputSpec spec, long rows) {
    tell(spec.path() + ": " + InputFiles.counted(rows, "row", "rows"));
  }

  @Override
  public void held(InputSpec spec) {
    tell(spec.path() + " is in the home already: passed over");
  }

  @Override
  public boolean failed(InputSpec spec, InputError error) {
    boolean passes = found.contains(spec) && NoLog.is(error);
    if (passes) {
      passedOver++;
      tell(error.getMessage() + ": passed over");
    }
    return passes;
  }

  private void tell(String text) {
    progress.clear();
    tell.accept(text);
    progress.done();
  }

  /** Tells of what was left out. */
  void finish() {
    progress.clear();
    if (passedOver > 0) {
      tell.accept(InputFiles.counted(passedOver, "file", "files") + " passed over, being no logs");
    }
    if (links > 0) {
      tell.accept(InputFiles.counted(links, "link", "links") + " in folders not followed");
    }
  }
}
