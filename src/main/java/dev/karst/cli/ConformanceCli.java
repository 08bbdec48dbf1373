package dev.karst.cli;

import dev.karst.cli.conformance.CaseReader;
import dev.karst.cli.conformance.CaseRun;
import dev.karst.cli.conformance.ConformanceCase;
import dev.karst.knowledge.Knowledge;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** {@code karst conformance}: runs cases with known answers through the engine. */
final class ConformanceCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(Option.DEFINITIONS, Option.RESOURCES, Option.MESSAGES);

  @Override
  public String name() {
    return "conformance";
  }

  @Override
  public String operands() {
    return "FILE.jsonl...";
  }

  @Override
  public String about() {
    return "Runs cases with known answers; one line a failure, then: N passed, M failed.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) throws IOException {
    Settings settings = new Settings(line);
    Knowledge knowledge = settings.knowledge(settings.session());
    int passed = 0;
    int failed = 0;
    for (String file : line.operands("a file of cases")) {
      try (BufferedReader lines = LinesOf.open(file, console)) {
        int number = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
          number++;
          if (text.isBlank()) {
            continue;
          }
          ConformanceCase test = CaseReader.read(text, file + ":" + number);
          Session session = settings.session(test.zone());
          Optional<String> failure = failure(test, knowledge, session);
          if (failure.isPresent()) {
            failed++;
            console.out().println(test.id() + ": " + failure.get().replace('\n', ' '));
          } else {
            passed++;
          }
        }
      }
    }
    console.out().println(passed + " passed, " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }

  private static Optional<String> failure(
      ConformanceCase test, Knowledge knowledge, Session session) {
    try {
      return new CaseRun(test, knowledge, session).failure();
    } catch (KarstException e) {
      return Optional.of("error: " + e.diagnostic().message());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Optional.of(Main.bug(e).message());
    }
  }
}
