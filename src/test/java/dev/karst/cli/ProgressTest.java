package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final AtomicLong clock = new AtomicLong(5_000_000_000L);

  private String shown() {
    String text = written.toString(StandardCharsets.UTF_8).replace("\r\u001b[K", "|");
    written.reset();
    return text;
  }

  private void pass(double seconds) {
    clock.addAndGet((long) (seconds * 1e9));
  }

  @Test
  void tellsFilesEventsRateAndTimeLeft() {
    Progress progress = new Progress(terminal, clock::get, "files", 3, 1_000);
    progress.bytes(100);
    pass(0.1);
    progress.events(500);
    assertThat(shown()).isEmpty();
    pass(0.4);
    progress.events(500);
    assertThat(shown()).isEqualTo("|0 of 3 files, 1000 events, 2000 a second");
    pass(9.5);
    progress.bytes(100);
    progress.done();
    assertThat(shown()).isEqualTo("|1 of 3 files, 1000 events, 100 a second, 0:40 left");
    progress.clear();
    progress.clear();
    assertThat(shown()).isEqualTo("|");
    progress.done();
    assertThat(shown()).isEmpty();
    pass(60);
    progress.done();
    assertThat(shown()).isEqualTo("|3 of 3 files, 1000 events, 14 a second, 4:40 left");
  }

  @Test
  void withoutBytesTheTimeLeftIsByWhatIsDone() {
    Progress progress = new Progress(terminal, clock::get, "tests", 4, 0);
    pass(30);
    progress.done();
    assertThat(shown()).isEqualTo("|1 of 4 tests, 1:30 left");
  }

  @Test
  void elsewhereThanOnATerminalItIsSilent() {
    Console console = Console.of(System.in, written, written);
    Progress progress = Progress.on(console, false, "files", 1, 1);
    pass(9);
    progress.events(10);
    progress.done();
    progress.clear();
    assertThat(shown()).isEmpty();
    Console seen = new Console(System.in, new Output(written), terminal, 80, true, false);
    assertThat(Progress.on(seen, true, "files", 1, 1)).isNotNull();
    assertThat(shown()).isEmpty();
  }
}
